import { type GraphView, sceneTree, WAY_IN_TYPE, WAY_OUT_TYPE } from '@dailies/shared/graph';
import type { Edge } from '../../document/ProjectModel.ts';
import type { NodeId } from '@dailies/shared/ids';

type Ends = Pick<Edge, 'from' | 'fromPort' | 'to' | 'toPort'>;

export interface Dissolved {
  /** The ways of the scene itself, which go with it. */
  readonly ways: readonly NodeId[];
  /** What passed its walls by them, connected directly. */
  readonly edges: readonly Ends[];
}

/** What a scene leaves when its wall goes. Pure. */
export function dissolved(graph: GraphView, scene: NodeId): Dissolved {
  const members = sceneTree(graph.nodes).membersOf(scene);
  const typeOf = (id: NodeId): string | undefined => graph.nodes.get(id)?.type;
  const ins = members.filter((id) => typeOf(id) === WAY_IN_TYPE);
  const outs = new Set<string>(members.filter((id) => typeOf(id) === WAY_OUT_TYPE));
  const outside = (out: string): readonly Edge[] =>
    (graph.outbound.get(scene) ?? []).filter(({ fromPort }) => fromPort === out);
  /** Where an edge into `to` comes to in the end, where `to` may be a way out. */
  const through = (edge: Edge): readonly Pick<Ends, 'to' | 'toPort'>[] =>
    outs.has(edge.to) ? outside(edge.to) : [edge];
  const edges: Ends[] = [];
  const put = ({ from, fromPort }: Edge, edge: Edge): void => {
    for (const { to, toPort } of through(edge)) edges.push({ from, fromPort, to, toPort });
  };
  for (const way of ins) {
    const arriving = (graph.inbound.get(scene) ?? []).filter(({ toPort }) => toPort === way);
    for (const source of arriving) for (const edge of graph.outbound.get(way) ?? []) put(source, edge);
  }
  const isWayIn = new Set(ins);
  for (const out of members.filter((id) => outs.has(id))) {
    for (const edge of graph.inbound.get(out) ?? []) if (!isWayIn.has(edge.from)) put(edge, edge);
  }
  const known = new Set(graph.edges.map(keyOf));
  const fresh = edges.filter((edge) => edge.from !== scene && edge.to !== scene && !known.has(keyOf(edge)));
  return {
    ways: [...ins, ...members.filter((id) => outs.has(id))],
    edges: [...new Map(fresh.map((edge) => [keyOf(edge), edge])).values()],
  };
}

const keyOf = ({ from, fromPort, to, toPort }: Ends): string => `${from} ${fromPort} ${to} ${toPort}`;
