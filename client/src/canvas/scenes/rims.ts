import { type GraphView, portsOf, SCENE_TYPE, sceneTree } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';
import type { Edge } from '../../document/ProjectModel.ts';

export type RimSide = 'input' | 'output';

/** Where edges from one output pass a scene's wall by themselves: all of them in one place. */
export interface RimEnd {
  readonly side: RimSide;
  /** The node and the port that they come from. */
  readonly from: NodeId;
  readonly fromPort: string;
}

/** The places on each side of a scene's box, in their order, below its ports. */
export type Rim = Readonly<Record<RimSide, readonly RimEnd[]>>;

const NONE: Rim = { input: [], output: [] };
const known = new WeakMap<GraphView, ReadonlyMap<NodeId, Rim>>();

export const keyOfRim = (side: RimSide, { from, fromPort }: Pick<Edge, 'from' | 'fromPort'>): string =>
  `${side} ${from} ${fromPort}`;

/** The rim of a scene's box. Worked out once for a graph, for all scenes together. */
export function rimOf(graph: GraphView, scene: NodeId): Rim {
  const rims = known.get(graph) ?? rimsOf(graph);
  known.set(graph, rims);
  return rims.get(scene) ?? NONE;
}

function rimsOf(graph: GraphView): ReadonlyMap<NodeId, Rim> {
  if (![...graph.nodes.values()].some(({ type }) => type === SCENE_TYPE)) return new Map();
  const tree = sceneTree(graph.nodes);
  const found = new Map<NodeId, Record<RimSide, Map<string, RimEnd>>>();
  const put = (scene: NodeId, side: RimSide, { from, fromPort }: Edge): void => {
    const rim = found.get(scene) ?? { input: new Map<string, RimEnd>(), output: new Map<string, RimEnd>() };
    found.set(scene, rim);
    const end = { side, from, fromPort };
    rim[side].set(keyOfRim(side, end), end);
  };
  for (const edge of graph.edges) {
    const [around, into] = [tree.pathTo(edge.from), tree.pathTo(edge.to)];
    for (const scene of into) if (!around.includes(scene) && scene !== edge.from) put(scene, 'input', edge);
    for (const scene of around) if (!into.includes(scene) && scene !== edge.to) put(scene, 'output', edge);
  }
  const placeOf = ({ from, fromPort }: RimEnd): readonly [number, number] => [
    graph.nodes.get(from)?.pos[1] ?? 0,
    portsOf(graph, from).outputs.findIndex(({ key }) => key === fromPort),
  ];
  // From the top, as what they come from stands.
  const sorted = (ends: ReadonlyMap<string, RimEnd>): RimEnd[] =>
    [...ends.values()].sort((a, b) => {
      const [left, right] = [placeOf(a), placeOf(b)];
      return left[0] - right[0] || left[1] - right[1] || (keyOfRim(a.side, a) < keyOfRim(b.side, b) ? -1 : 1);
    });
  return new Map([...found].map(([scene, rim]) => [scene, { input: sorted(rim.input), output: sorted(rim.output) }]));
}
