import type { NodeId } from '../ids/index.ts';
import type { Edge, GraphView } from './graphView.ts';
import { modeOf } from './modes.ts';
import { SCENE_TYPE, sceneTree, WAY_IN_TYPE, WAY_OUT_TYPE } from './sceneTree.ts';

// An edge at a scene's port is an edge at the way that the port stands for: the walls of scenes are for people,
// and values pass them. Everything that is asked of the graph's meaning (cycles, room, planning) is asked here.

const NONE: readonly Edge[] = [];

const typeOf = ({ nodes }: GraphView, id: NodeId): string | undefined => nodes.get(id)?.type;

/** The way that stands for a scene's port, where an edge ends at one. */
function wayAt(graph: GraphView, id: NodeId, port: string, type: string): NodeId | undefined {
  if (typeOf(graph, id) !== SCENE_TYPE) return undefined;
  return sceneTree(graph.nodes)
    .membersOf(id)
    .find((member) => member === port && typeOf(graph, member) === type);
}

/** Where an edge comes from, through the wall of a scene. */
export const sourceOf = (graph: GraphView, { from, fromPort }: Pick<Edge, 'from' | 'fromPort'>): NodeId =>
  wayAt(graph, from, fromPort, WAY_OUT_TYPE) ?? from;

/** Where an edge goes to, through the wall of a scene. */
export const targetOf = (graph: GraphView, { to, toPort }: Pick<Edge, 'to' | 'toPort'>): NodeId =>
  wayAt(graph, to, toPort, WAY_IN_TYPE) ?? to;

/** The edges into a node; into a way in, those at its scene's port. */
export function edgesInto(graph: GraphView, id: NodeId): readonly Edge[] {
  if (typeOf(graph, id) !== WAY_IN_TYPE) return graph.inbound.get(id) ?? NONE;
  const holder = sceneTree(graph.nodes).holderOf(id);
  return holder === null ? NONE : (graph.inbound.get(holder) ?? NONE).filter(({ toPort }) => toPort === id);
}

/** The edges out of a node; out of a way out, those at its scene's port. */
export function edgesOutOf(graph: GraphView, id: NodeId): readonly Edge[] {
  if (typeOf(graph, id) !== WAY_OUT_TYPE) return graph.outbound.get(id) ?? NONE;
  const holder = sceneTree(graph.nodes).holderOf(id);
  return holder === null ? NONE : (graph.outbound.get(holder) ?? NONE).filter(({ fromPort }) => fromPort === id);
}

const isWay = (graph: GraphView, id: NodeId): boolean => {
  const type = typeOf(graph, id);
  return type === WAY_IN_TYPE || type === WAY_OUT_TYPE;
};

/** [D1] [D4] Nothing passes a way that is disabled, nor one in a scene that is. */
const isShut = (graph: GraphView, way: NodeId): boolean => modeOf(graph, way) === 'disabled';

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface Arrivals {
  /** As if each were connected directly, in the order in which values arrive. */
  readonly edges: readonly Edge[];
  /** The document's edges at ways that something passes. */
  readonly passed: readonly Edge[];
}

/** [W4] What really arrives at a node: its edges, and for one from a way those that lie behind it, in their sources' order. */
export function arrivalsAt(graph: GraphView, id: NodeId): Arrivals {
  const direct = edgesInto(graph, id);
  if (!direct.some((edge) => isWay(graph, sourceOf(graph, edge)))) return { edges: direct, passed: NONE };
  const edges = new Map<string, Edge>();
  const passed = new Set<Edge>();
  for (const edge of direct) {
    const seen = new Set<NodeId>();
    const waiting: Edge[] = [edge];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const source = sourceOf(graph, at);
      if (!isWay(graph, source)) {
        const { from, fromPort } = at;
        const key = `${from} ${fromPort} ${edge.toPort}`;
        // Two edges of the document that are the same stay two, so that the second is marked.
        edges.set(at === edge ? at.id : key, at === edge ? at : { ...at, from, fromPort, to: id, toPort: edge.toPort });
        continue;
      }
      if (seen.has(source) || isShut(graph, source)) continue;
      seen.add(source);
      for (const behind of edgesInto(graph, source)) {
        passed.add(behind);
        waiting.push(behind);
      }
    }
  }
  const orderOf = (edge: Edge): string => graph.nodes.get(edge.from)?.order ?? '';
  const sorted = [...edges.values()].sort(
    (a, b) => before(orderOf(a), orderOf(b)) || before(a.from, b.from) || before(a.id, b.id),
  );
  return { edges: sorted, passed: [...passed] };
}

/** The real inputs that an edge would lead to: its own, or through ways those behind them. */
export function inputsBehind(
  graph: GraphView,
  edge: Pick<Edge, 'to' | 'toPort'>,
): readonly Pick<Edge, 'to' | 'toPort'>[] {
  const found = new Map<string, Pick<Edge, 'to' | 'toPort'>>();
  const seen = new Set<NodeId>();
  const waiting = [edge];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const target = targetOf(graph, at);
    if (!isWay(graph, target)) {
      found.set(`${at.to} ${at.toPort}`, { to: at.to, toPort: at.toPort });
      continue;
    }
    if (seen.has(target)) continue;
    seen.add(target);
    waiting.push(...edgesOutOf(graph, target));
  }
  return [...found.values()];
}

/** A node, and all that stands in it where it is a scene. */
export const withInside = (graph: GraphView, id: NodeId): readonly NodeId[] =>
  typeOf(graph, id) === SCENE_TYPE ? [id, ...sceneTree(graph.nodes).insideOf(id)] : [id];

/** What feeds a node, and what it feeds: the nodes themselves, through any scenes between. Of a scene, what lies outside it. */
export function feeding(graph: GraphView, id: NodeId): readonly NodeId[] {
  const [, ...inside] = withInside(graph, id);
  const found = new Set([id, ...inside].flatMap((at) => arrivalsAt(graph, at).edges.map(({ from }) => from)));
  for (const own of inside) found.delete(own);
  return [...found];
}
export function fedBy(graph: GraphView, id: NodeId): readonly NodeId[] {
  const [, ...inside] = withInside(graph, id);
  const edges = [id, ...inside].flatMap((at) => graph.outbound.get(at) ?? NONE);
  const found = new Set(edges.flatMap((edge) => inputsBehind(graph, edge).map(({ to }) => to)));
  for (const own of inside) found.delete(own);
  return [...found];
}
