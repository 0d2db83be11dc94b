import type { NodeRecord } from '../document/index.ts';
import type { NodeId } from '../ids/index.ts';
import type { Ports } from '../modules/index.ts';
import { NODE_TYPES } from '../nodes/index.ts';
import type { GraphView } from './graphView.ts';

const NONE: Ports = { inputs: [], outputs: [] };

const known = new WeakMap<NodeRecord, Ports>();

/**
 * The ports of a node as the graph stands: its module's, or those that follow from its params. A node that is
 * gone or of a type that nobody knows has none; one whose params are not valid has those of a fresh one.
 */
export function portsOf(graph: Pick<GraphView, 'nodes'>, id: NodeId): Ports {
  const node = graph.nodes.get(id);
  if (node === undefined) return NONE;
  const before = known.get(node);
  if (before !== undefined) return before;
  const ports = portsFrom(node);
  known.set(node, ports);
  return ports;
}

function portsFrom({ type, params }: NodeRecord): Ports {
  const module = NODE_TYPES.get(type)?.module;
  if (module === undefined) return NONE;
  if (module.portsFor === undefined || !module.params.safeParse(params).success) return module;
  return module.portsFor(params);
}
