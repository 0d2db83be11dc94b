import { graphOf, type GraphView } from '@dailies/shared/graph';
import type { EdgeId } from '@dailies/shared/ids';

/** A graph as it would be without one of its edges. */
export const graphWithout = (graph: GraphView, edge: EdgeId): GraphView =>
  graphOf({ ...graph, edges: graph.edges.filter(({ id }) => id !== edge) });
