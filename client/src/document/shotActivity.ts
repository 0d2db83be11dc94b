import { type ChainLookup, chainState } from '@dailies/shared/graph';
import type { NodeId, RunId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import type { ProjectModel, Request, Run } from './ProjectModel.ts';

/** What is going on with a shot's newest request, for its face. */
export type ShotActivity =
  | { readonly kind: 'idle' }
  /** Written, and not yet taken up by the server. */
  | { readonly kind: 'asked'; readonly request: Request }
  /** A request of a chain, until those before it have made their takes. */
  | { readonly kind: 'waiting'; readonly request: Request; readonly for: string }
  | { readonly kind: 'held'; readonly request: Request; readonly reason: string }
  | { readonly kind: 'working'; readonly request: Request; readonly runs: readonly Run[]; readonly done: number }
  | { readonly kind: 'failed'; readonly run: RunId; readonly message: string };

const newestFirst = (a: Request, b: Request): number => b.at - a.at || (a.id < b.id ? 1 : -1);

const lookupOf = (model: ProjectModel): ChainLookup => ({
  request: (id) => model.request(id),
  run: (id, variation) => model.runsOf(id).find((run) => run.variation === variation),
  titleOf: (node) => model.nodes.get(node)?.title ?? 'A node',
});

/** Looks at the newest request of a node that has not come to its end; else at how the last one ended. */
export function shotActivity(model: ProjectModel, node: NodeId): ShotActivity {
  const runs = model.runs(node);
  const [unstarted] = [...model.unstarted(node)].sort(newestFirst);
  const byRequest = new Map<Request, Run[]>();
  for (const run of runs) {
    const request = model.request(run.request);
    if (request === undefined) continue;
    byRequest.set(request, [...(byRequest.get(request) ?? []), run]);
  }
  const requests = [...byRequest].sort(([a], [b]) => newestFirst(a, b));
  const [newest] = requests;
  if (unstarted !== undefined && (newest === undefined || unstarted.at >= newest[0].at)) {
    const state = chainState(unstarted.id, lookupOf(model));
    if (state.kind !== 'waits') return { kind: 'asked', request: unstarted };
    const titles = state.for.map((id) => model.nodes.get(id)?.title ?? 'a node');
    return {
      kind: 'waiting',
      request: unstarted,
      for: titles.length > 2 ? `${titles.length} nodes` : titles.join(' and '),
    };
  }
  const open = requests.find(([, all]) => all.some(({ state }) => !isTerminal(state)));
  if (open !== undefined) {
    const [request, all] = open;
    const held = all.find(({ state }) => state === 'held');
    if (held !== undefined) {
      return { kind: 'held', request, reason: held.error ?? 'This request came late; confirm it to run it.' };
    }
    const ordered = all.sort((a, b) => a.variation - b.variation);
    return { kind: 'working', request, runs: ordered, done: all.filter(({ state }) => isTerminal(state)).length };
  }
  const failed = newest?.[1].find(({ state }) => state === 'failed');
  return failed === undefined
    ? { kind: 'idle' }
    : { kind: 'failed', run: failed.id, message: failed.error ?? 'The run failed without a reason; try again.' };
}
