import { checkConnection, type GraphView, portsOf } from '@dailies/shared/graph';
import type { NodeId } from '@dailies/shared/ids';

/** One port of a node, seen from the node whose links are shown. */
export interface PortOf {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'input' | 'output';
}

/** The other end of an edge that can be made. */
export interface OtherEnd {
  readonly node: NodeId;
  readonly port: string;
  /** `Opening`, or `Opening: Image` where more than one port of the node fits. */
  readonly title: string;
}

/** The edge between a port and another end, whichever way it goes. */
export function edgeOf({ node, port, side }: PortOf, other: { readonly node: NodeId; readonly port: string }) {
  return side === 'input'
    ? { from: other.node, fromPort: other.port, to: node, toPort: port }
    : { from: node, fromPort: port, to: other.node, toPort: other.port };
}

/** Everything that a port can be connected to as the graph stands, by title. */
export function connectable(graph: GraphView, port: PortOf): readonly OtherEnd[] {
  const found: OtherEnd[] = [];
  for (const other of graph.nodes.values()) {
    if (other.id === port.node) continue;
    const { inputs, outputs } = portsOf(graph, other.id);
    const ports = port.side === 'input' ? outputs : inputs;
    const fitting = ports.filter(({ key }) => checkConnection(graph, edgeOf(port, { node: other.id, port: key })).ok);
    for (const { key, title } of fitting) {
      const named = fitting.length === 1 ? other.title : `${other.title}: ${title}`;
      found.push({ node: other.id, port: key, title: named });
    }
  }
  return found.sort((a, b) => a.title.localeCompare(b.title) || (a.node < b.node ? -1 : 1));
}
