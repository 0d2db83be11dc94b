import { SCENE_TYPE, sceneTree, type GraphView, portsOf } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import type { PortEnd } from '../CanvasState.ts';

/** Where edges pass a scene's wall by themselves: the inner ends, each side in an order of its own, below the ports. */
export interface Rim {
  readonly input: readonly PortEnd[];
  readonly output: readonly PortEnd[];
}

const NONE: Rim = { input: [], output: [] };
const known = new WeakMap<GraphView, ReadonlyMap<NodeId, Rim>>();

export const keyOfEnd = ({ node, port, side }: PortEnd): string => `${side} ${node} ${port}`;

/** The rim of a scene's box. Worked out once for a graph, for all scenes together. */
export function rimOf(graph: GraphView, scene: NodeId): Rim {
  const rims = known.get(graph) ?? rimsOf(graph);
  known.set(graph, rims);
  return rims.get(scene) ?? NONE;
}

function rimsOf(graph: GraphView): ReadonlyMap<NodeId, Rim> {
  const tree = sceneTree(graph.nodes);
  const found = new Map<NodeId, { input: Map<string, PortEnd>; output: Map<string, PortEnd> }>();
  if (![...graph.nodes.values()].some(({ type }) => type === SCENE_TYPE)) return new Map();
  const put = (scene: NodeId, end: PortEnd): void => {
    const rim = found.get(scene) ?? { input: new Map<string, PortEnd>(), output: new Map<string, PortEnd>() };
    found.set(scene, rim);
    rim[end.side].set(keyOfEnd(end), end);
  };
  for (const { from, fromPort, to, toPort } of graph.edges) {
    const [around, into] = [tree.pathTo(from), tree.pathTo(to)];
    for (const scene of into) {
      if (!around.includes(scene) && scene !== from) put(scene, { node: to, port: toPort, side: 'input' });
    }
    for (const scene of around) {
      if (!into.includes(scene) && scene !== to) put(scene, { node: from, port: fromPort, side: 'output' });
    }
  }
  const placeOf = ({ node, port, side }: PortEnd): readonly [number, number] => {
    const { inputs, outputs } = portsOf(graph, node);
    const index = (side === 'input' ? inputs : outputs).findIndex(({ key }) => key === port);
    return [graph.nodes.get(node)?.pos[1] ?? 0, index];
  };
  // From the top, as they stand inside.
  const sorted = (ends: ReadonlyMap<string, PortEnd>): PortEnd[] =>
    [...ends.values()].sort((a, b) => {
      const [left, right] = [placeOf(a), placeOf(b)];
      return left[0] - right[0] || left[1] - right[1] || (keyOfEnd(a) < keyOfEnd(b) ? -1 : 1);
    });
  return new Map([...found].map(([scene, rim]) => [scene, { input: sorted(rim.input), output: sorted(rim.output) }]));
}
