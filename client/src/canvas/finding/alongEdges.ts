import type { Edge } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';

export type Along = 'upstream' | 'downstream';

/** What feeds these nodes directly, or is fed by them; none of themselves. */
export function alongEdges(
  edges: Iterable<Pick<Edge, 'from' | 'to'>>,
  nodes: readonly NodeId[],
  way: Along,
): readonly NodeId[] {
  const own = new Set(nodes);
  const found = new Set<NodeId>();
  for (const { from, to } of edges) {
    const [here, there] = way === 'upstream' ? [to, from] : [from, to];
    if (own.has(here) && !own.has(there)) found.add(there);
  }
  return [...found];
}
