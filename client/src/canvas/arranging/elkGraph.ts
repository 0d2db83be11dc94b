import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { ElkNode } from 'elkjs/lib/elk-api.js';
import type { PlacedPort } from '../shapes/portLayout.ts';
import type { Box, Place } from './tidy.ts';

/** A node to be laid out, with the ports that edges hold on to. */
export interface LaidNode extends Box {
  readonly id: NodeId;
  readonly ports: readonly PlacedPort[];
}

export interface LaidEdge {
  readonly id: EdgeId;
  readonly from: NodeId;
  readonly fromPort: string;
  readonly to: NodeId;
  readonly toPort: string;
}

/** Room between columns is for edges and the names of ports. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.aspectRatio': '1.6',
  'elk.spacing.nodeNode': '48',
  'elk.spacing.componentComponent': '96',
  'elk.layered.spacing.nodeNodeBetweenLayers': '96',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  // What stands above stays above where edges do not say otherwise.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

const portId = (node: NodeId, side: PlacedPort['side'], key: string): string => `${node} ${side} ${key}`;

/**
 * The graph as ELK takes it, in reading order; edges that go out of it are left out. `boxOf`: the node that is laid
 * out, or the one that holds it; an edge of what stands in a box is one at the box.
 */
export function elkGraph(
  nodes: readonly LaidNode[],
  edges: readonly LaidEdge[],
  boxOf: (node: NodeId) => NodeId | undefined,
): ElkNode {
  const ports = new Set<string>();
  const children = nodes.map(({ id, w, h, ports: placed }) => ({
    id,
    width: w,
    height: h,
    layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
    ports: placed.map(({ side, port, x, y }) => {
      const name = portId(id, side, port.key);
      ports.add(name);
      return {
        id: name,
        x,
        y,
        width: 0,
        height: 0,
        layoutOptions: { 'elk.port.side': side === 'input' ? 'WEST' : 'EAST' },
      };
    }),
  }));
  const endOf = (node: NodeId, side: PlacedPort['side'], key: string): readonly string[] => {
    const box = boxOf(node);
    if (box !== node) return box === undefined ? [] : [box];
    const port = portId(node, side, key);
    return ports.has(port) ? [port] : [];
  };
  return {
    id: 'selection',
    layoutOptions: OPTIONS,
    children,
    edges: edges.flatMap(({ id, from, fromPort, to, toPort }) => {
      if (boxOf(from) === boxOf(to)) return [];
      const [sources, targets] = [endOf(from, 'output', fromPort), endOf(to, 'input', toPort)];
      return sources.length > 0 && targets.length > 0 ? [{ id, sources: [...sources], targets: [...targets] }] : [];
    }),
  };
}

/** Where nodes come to stand: as ELK says, from the top left corner of them all. */
export function placesOf({ children = [] }: ElkNode, boxes: readonly Box[]): ReadonlyMap<string, Place> {
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const ownLeft = Math.min(...children.map(({ x = 0 }) => x));
  const ownTop = Math.min(...children.map(({ y = 0 }) => y));
  return new Map(
    children.map(({ id, x = 0, y = 0 }): [string, Place] => [
      id,
      [Math.round(left + x - ownLeft), Math.round(top + y - ownTop)],
    ]),
  );
}
