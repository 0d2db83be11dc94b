import { fedBy, feeding, type GraphView } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';

export type Along = 'upstream' | 'downstream';

/** What feeds these nodes, or is fed by them, through any scenes between; none of themselves. */
export function alongEdges(graph: GraphView, nodes: readonly NodeId[], way: Along): readonly NodeId[] {
  const own = new Set(nodes);
  const next = way === 'upstream' ? feeding : fedBy;
  return [...new Set(nodes.flatMap((node) => next(graph, node)))].filter((node) => !own.has(node));
}
