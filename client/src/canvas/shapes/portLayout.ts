import type { NodeRecord } from '@dailies/shared/document';
import type { InputPort, OutputPort } from '@dailies/shared/modules';
import { NODE_TYPES } from '@dailies/shared/nodes';

/** Height of a node's title, in canvas pixels. */
export const HEADER_PX = 36;
const FIRST_PORT_PX = HEADER_PX + 24;
const PORT_STEP_PX = 26;

export interface PlacedPort {
  readonly side: 'input' | 'output';
  readonly port: InputPort | OutputPort;
  /** From the node's top left corner, in canvas pixels. */
  readonly x: number;
  readonly y: number;
}

/** Where a node's ports are on its box: inputs on the left edge, outputs on the right, from the top. */
export function portsOf(
  node: Pick<NodeRecord, 'type' | 'size'>,
  widthPx: number = node.size[0],
): readonly PlacedPort[] {
  const module = NODE_TYPES.get(node.type)?.module;
  if (module === undefined) return [];
  const place = (side: 'input' | 'output', x: number) => (port: InputPort | OutputPort, index: number) => ({
    side,
    port,
    x,
    y: FIRST_PORT_PX + index * PORT_STEP_PX,
  });
  return [...module.inputs.map(place('input', 0)), ...module.outputs.map(place('output', widthPx))];
}

/** The place of one port, in canvas pixels from the node's corner; undefined where there is none. */
export function portPlace(
  node: Pick<NodeRecord, 'type' | 'size'>,
  side: 'input' | 'output',
  key: string,
  widthPx?: number,
): PlacedPort | undefined {
  return portsOf(node, widthPx).find((placed) => placed.side === side && placed.port.key === key);
}
