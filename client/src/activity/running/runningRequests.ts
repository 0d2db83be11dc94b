import { isTerminal } from '@dailies/shared/runs';
import type { ProjectModel, Request, Run } from '../../document/ProjectModel.ts';
import { queueOf } from '../../document/queuePlace.ts';

/** A request that has not come to its end, with all of its variations. */
export interface RunningRequest {
  readonly request: Request;
  /** Of what is furthest: written only, waiting for a person, waiting in line, or at work. */
  readonly state: 'asked' | 'held' | 'queued' | 'running';
  /** Its place in the line of this project's queued runs, from 1; null where none of it waits there. */
  readonly place: number | null;
  readonly running: readonly Run[];
  /** Variations that have come to their end, whichever. */
  readonly ended: number;
  /** Of those: takes that were there already. */
  readonly reused: number;
  readonly failed: number;
  /** Why it waits, or how a part of it failed: one sentence. */
  readonly sentence: string | null;
}

/** What was asked for and is not at its end: what waits for a person first, what is at work, the line as it stands. */
export function runningRequests(model: ProjectModel): RunningRequest[] {
  const places = new Map<string, number>();
  for (const [index, { request }] of queueOf(model).entries()) {
    if (!places.has(request)) places.set(request, index + 1);
  }
  const all = model
    .openRequests()
    .filter(({ node }) => model.nodes.has(node))
    .map((request) => standing(request, model.runsOf(request.id), places.get(request.id) ?? null));
  return all.sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      (a.place ?? 0) - (b.place ?? 0) ||
      a.request.at - b.request.at ||
      (a.request.id < b.request.id ? -1 : 1),
  );
}

/** What waits for a person comes first: nothing else brings it on. */
const ORDER: readonly RunningRequest['state'][] = ['held', 'running', 'queued', 'asked'];

function standing(request: Request, runs: readonly Run[], place: number | null): RunningRequest {
  const inState = (state: Run['state']): Run[] => runs.filter((run) => run.state === state);
  const [running, held, failed] = [inState('running'), inState('held'), inState('failed')];
  const state = running.length > 0 ? 'running' : held.length > 0 ? 'held' : runs.length > 0 ? 'queued' : 'asked';
  return {
    request,
    state,
    place,
    running: running.sort((a, b) => a.variation - b.variation),
    ended: runs.filter((run) => isTerminal(run.state)).length,
    reused: inState('reused').length,
    failed: failed.length,
    sentence: (state === 'held' ? held : failed)[0]?.error ?? null,
  };
}
