import type { NodeRecord } from '../document/index.ts';
import type { NodeId } from '../ids/index.ts';
import { carriedOf, givingPort, type Ports, takingPort } from '../modules/index.ts';
import { drivenPort, NODE_TYPES, type NodeDefinition } from '../nodes/index.ts';
import type { GraphView } from './graphView.ts';
import { SCENE_TYPE, sceneTree, WAY_IN_TYPE, WAY_OUT_TYPE } from './sceneTree.ts';

const NONE: Ports = { inputs: [], outputs: [] };

const known = new WeakMap<NodeRecord, Ports>();
/** Of scenes, which follow from what stands in them. */
const knownScenes = new WeakMap<GraphView['nodes'], Map<NodeId, Ports>>();

/**
 * The ports of a node as the graph stands: its module's, those that follow from its params, or of a scene the ways
 * in and out that stand in it; and below them one for each param that is driven. A node that is gone or of a type
 * that nobody knows has none; one whose params are not valid has those of a fresh one.
 */
export function portsOf(graph: Pick<GraphView, 'nodes'>, id: NodeId): Ports {
  const node = graph.nodes.get(id);
  if (node === undefined) return NONE;
  if (node.type === SCENE_TYPE) return portsOfScene(graph.nodes, id);
  const before = known.get(node);
  if (before !== undefined) return before;
  const ports = portsFrom(node);
  known.set(node, ports);
  return ports;
}

function portsFrom(node: NodeRecord): Ports {
  const definition = NODE_TYPES.get(node.type);
  if (definition === undefined) return NONE;
  const ports = ownPorts(definition, node);
  const driven = (node.driven ?? []).flatMap((param) => {
    const hint = definition.params[param];
    return hint === undefined ? [] : (drivenPort(param, hint) ?? []);
  });
  return driven.length === 0 ? ports : { ...ports, inputs: [...ports.inputs, ...driven] };
}

function ownPorts({ module }: NodeDefinition, { params }: NodeRecord): Ports {
  if (module.portsFor === undefined || !module.params.safeParse(params).success) return module;
  return module.portsFor(params);
}

/** [W3] A scene's ports are its ways, from the top; each goes by the way's id and title. */
function portsOfScene(nodes: GraphView['nodes'], id: NodeId): Ports {
  const scenes = knownScenes.get(nodes) ?? new Map<NodeId, Ports>();
  knownScenes.set(nodes, scenes);
  const before = scenes.get(id);
  if (before !== undefined) return before;
  const members = sceneTree(nodes)
    .membersOf(id)
    .flatMap((member) => nodes.get(member) ?? []);
  const ports: Ports = {
    inputs: members
      .filter(({ type }) => type === WAY_IN_TYPE)
      .map((way) => takingPort(carriedOf(way.params), way.id, way.title)),
    outputs: members
      .filter(({ type }) => type === WAY_OUT_TYPE)
      .map((way) => givingPort(carriedOf(way.params), way.id, way.title)),
  };
  scenes.set(id, ports);
  return ports;
}
