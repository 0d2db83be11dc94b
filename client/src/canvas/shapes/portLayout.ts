import type { NodeRecord } from '@dailies/shared/document';
import { type GraphView, portsOf } from '@dailies/shared/graph';
import type { InputPort, OutputPort, Ports } from '@dailies/shared/modules';

/** Height of a node's title, in canvas pixels. */
export const HEADER_PX = 36;
export const FIRST_PORT_PX = HEADER_PX + 24;
export const PORT_STEP_PX = 26;
/** Of a node's side what its ports take; where there are more of them they stand closer. */
const PORTS_PX = 286;
const CLOSEST_PX = 14;

export interface PlacedPort {
  readonly side: 'input' | 'output';
  readonly port: InputPort | OutputPort;
  /** From the node's top left corner, in canvas pixels. */
  readonly x: number;
  readonly y: number;
}

type Nodes = Pick<GraphView, 'nodes'>;

/** Where ports are on a box: inputs on the left edge, outputs on the right, from the top. */
export function placePorts({ inputs, outputs }: Ports, widthPx: number): readonly PlacedPort[] {
  const place = (side: 'input' | 'output', x: number, count: number) => {
    const stepPx = Math.max(CLOSEST_PX, Math.min(PORT_STEP_PX, PORTS_PX / Math.max(1, count - 1)));
    return (port: InputPort | OutputPort, index: number) => ({
      side,
      port,
      x,
      y: Math.round(FIRST_PORT_PX + index * stepPx),
    });
  };
  return [...inputs.map(place('input', 0, inputs.length)), ...outputs.map(place('output', widthPx, outputs.length))];
}

/** Where a node's ports are on its box. */
export const placedPorts = (graph: Nodes, { id, size }: NodeRecord, widthPx: number = size[0]): readonly PlacedPort[] =>
  placePorts(portsOf(graph, id), widthPx);

/** The place of one port, in canvas pixels from the node's corner; undefined where there is none. */
export function portPlace(
  graph: Nodes,
  node: NodeRecord,
  side: 'input' | 'output',
  key: string,
): PlacedPort | undefined {
  return placedPorts(graph, node).find((placed) => placed.side === side && placed.port.key === key);
}
