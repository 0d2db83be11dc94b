import type { NodeId } from '../ids/index.ts';
import type { GraphView } from './graphView.ts';
import { edgesOutOf, targetOf } from './throughScenes.ts';

const found = new WeakMap<GraphView, ReadonlyMap<NodeId, number>>();

/**
 * Which loop of the graph a node belongs to, as a number: two nodes have the same where each reaches the
 * other, through any scenes between. Computed once for a graph, in time linear in its edges.
 */
export function loopsOf(graph: GraphView): ReadonlyMap<NodeId, number> {
  const known = found.get(graph);
  if (known !== undefined) return known;
  const loops = strongComponents(graph);
  found.set(graph, loops);
  return loops;
}

/** Tarjan's strongly connected components, without recursion: a chain of 5,000 nodes is deeper than the stack. */
function strongComponents(graph: GraphView): Map<NodeId, number> {
  const component = new Map<NodeId, number>();
  const index = new Map<NodeId, number>();
  const low = new Map<NodeId, number>();
  const open: NodeId[] = [];
  const lower = (node: NodeId, to: number): void => void low.set(node, Math.min(low.get(node) ?? to, to));
  const enter = (node: NodeId): { node: NodeId; next: number; to: readonly NodeId[] } => {
    index.set(node, index.size);
    lower(node, index.size - 1);
    open.push(node);
    return { node, next: 0, to: edgesOutOf(graph, node).map((edge) => targetOf(graph, edge)) };
  };
  for (const start of graph.nodes.keys()) {
    const path = index.has(start) ? [] : [enter(start)];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const to = step.to[step.next];
      if (to !== undefined) {
        step.next += 1;
        const seen = index.get(to);
        if (seen === undefined) path.push(enter(to));
        else if (!component.has(to)) lower(step.node, seen);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above.node, low.get(step.node) ?? 0);
      if (low.get(step.node) !== index.get(step.node)) continue;
      const number = component.size;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component.set(member, number);
        if (member === step.node) break;
      }
    }
  }
  return component;
}
