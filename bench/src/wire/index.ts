import type { EditOrder } from '../load/LoadOrder.ts';
import { hocuspocusWire } from './hocuspocusWire.ts';
import type { Wire } from './Wire.ts';
import { yWebsocketWire } from './yWebsocketWire.ts';

export type { Wire } from './Wire.ts';

export const WIRES: Readonly<Record<EditOrder['provider'], Wire>> = {
  'hocuspocus': hocuspocusWire,
  'y-websocket': yWebsocketWire,
};
