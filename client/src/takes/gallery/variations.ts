import type { NodeId } from '@dailies/shared/ids';
import { isTerminal } from '@dailies/shared/runs';
import type { ProjectModel, Request, Run } from '../../document/ProjectModel.ts';

/** A variation that is no take: not yet, or never. */
export type Variation =
  /** Written, and not yet taken up by the server. */
  | { readonly kind: 'asked'; readonly key: string; readonly request: Request }
  | { readonly kind: 'waiting'; readonly key: string; readonly request: Request; readonly run: Run }
  | { readonly kind: 'failed'; readonly key: string; readonly request: Request; readonly message: string };

const newestFirst = (a: Request, b: Request): number => b.at - a.at || (a.id < b.id ? 1 : -1);

/**
 * What is asked, waits or runs of a node, the newest request first, and what failed of its newest
 * request: asking again is the answer to a failure, and takes it away.
 */
export function variationsOf(
  model: Pick<ProjectModel, 'runs' | 'request' | 'unstarted'>,
  node: NodeId,
): readonly Variation[] {
  const unstarted = model.unstarted(node);
  const runs = model.runs(node).flatMap((run) => {
    const request = model.request(run.request);
    return request === undefined ? [] : [{ run, request }];
  });
  const [newest] = [...unstarted, ...runs.map(({ request }) => request)].sort(newestFirst);
  const asked = unstarted.flatMap((request) =>
    Array.from({ length: request.variations }, (_, index): Variation => ({
      kind: 'asked',
      key: `${request.id} ${index}`,
      request,
    })),
  );
  const started = runs.flatMap(({ run, request }): Variation[] => {
    if (!isTerminal(run.state)) return [{ kind: 'waiting', key: run.id, request, run }];
    if (run.state !== 'failed' || request.id !== newest?.id) return [];
    return [
      { kind: 'failed', key: run.id, request, message: run.error ?? 'The run failed without a reason; try again.' },
    ];
  });
  return [...asked, ...started].sort((a, b) => newestFirst(a.request, b.request) || (a.key < b.key ? -1 : 1));
}
