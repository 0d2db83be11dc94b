import type { EditOrder } from '../load/LoadOrder.ts';
import type { Child } from '../processes/Child.ts';

/** A server under measurement, in a process of its own. */
export interface BenchServer {
  readonly name: ServerName;
  readonly child: Child;
  /** Where providers connect. */
  readonly url: string;
  readonly provider: EditOrder['provider'];
}

/** Ours first, as everywhere. */
export type ServerName = 'dailies' | 'hocuspocus' | 'y-websocket';
