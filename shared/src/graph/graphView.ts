import type * as Y from 'yjs';
import {
  type EdgeRecord,
  type Identified,
  type NodeRecord,
  readEdges,
  readNodes,
  readPick,
  readSettings,
  type Settings,
  type TakeRecord,
} from '../document/index.ts';
import type { EdgeId, NodeId, TakeId } from '../ids/index.ts';

export type Edge = Identified<EdgeId, EdgeRecord>;

/**
 * The graph as plain data, read once from a document: what planning and checking work on.
 * `inbound` holds the edges into a node in the order of their sources (order, then id), which is the
 * order in which their values arrive.
 */
export interface GraphView {
  readonly settings: Settings;
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  readonly edges: readonly Edge[];
  readonly inbound: ReadonlyMap<NodeId, readonly Edge[]>;
  readonly outbound: ReadonlyMap<NodeId, readonly Edge[]>;
  /** The circled take of a node. */
  readonly pickOf: (node: NodeId) => Identified<TakeId, TakeRecord> | undefined;
}

function grouped(edges: readonly Edge[], keyOf: (edge: Edge) => NodeId): Map<NodeId, Edge[]> {
  const groups = new Map<NodeId, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(keyOf(edge));
    if (group === undefined) groups.set(keyOf(edge), [edge]);
    else group.push(edge);
  }
  return groups;
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The view of given parts; `readGraph` for a document's. */
export function graphOf(parts: Pick<GraphView, 'settings' | 'nodes' | 'edges' | 'pickOf'>): GraphView {
  const inbound = grouped(parts.edges, (edge) => edge.to);
  for (const edges of inbound.values()) {
    edges.sort(
      (a, b) =>
        before(parts.nodes.get(a.from)?.order ?? '', parts.nodes.get(b.from)?.order ?? '') ||
        before(a.from, b.from) ||
        before(a.id, b.id),
    );
  }
  return { ...parts, inbound, outbound: grouped(parts.edges, (edge) => edge.from) };
}

export function readGraph(doc: Y.Doc): GraphView {
  return graphOf({
    settings: readSettings(doc),
    nodes: new Map(readNodes(doc).map((node) => [node.id, node])),
    edges: readEdges(doc),
    pickOf: (node) => readPick(doc, node),
  });
}
