import { readRequests } from '@dailies/shared/document';
import { isTerminal } from '@dailies/shared/runs';
import type { ProjectModel, Request } from '../../document/ProjectModel.ts';

/** A request that ended without all of its takes, after which nothing else was asked of its node. */
export interface FailedRequest {
  readonly request: Request;
  readonly failed: number;
  readonly sentence: string;
}

const DAY_MS = 24 * 60 * 60_000;

/** What failed within the last day and was not asked for again since, newest first. */
export function failedLately(model: ProjectModel, nowMs: number): FailedRequest[] {
  const newest = new Map<string, Request>();
  for (const request of readRequests(model.doc)) {
    const known = newest.get(request.node);
    if (known === undefined || request.at > known.at) newest.set(request.node, request);
  }
  return [...newest.values()]
    .filter(({ at, node }) => nowMs - at < DAY_MS && model.nodes.has(node))
    .flatMap((request): FailedRequest[] => {
      const runs = model.runsOf(request.id);
      const failed = runs.filter(({ state }) => state === 'failed');
      const [first] = failed;
      if (first === undefined || !runs.every(({ state }) => isTerminal(state))) return [];
      const sentence = first.error ?? 'It failed without a reason; try again.';
      return [{ request, failed: failed.length, sentence }];
    })
    .sort((a, b) => b.request.at - a.request.at || (a.request.id < b.request.id ? -1 : 1));
}
