import type { NodeId } from '@dailies/shared/ids';

/** One port of one node. */
export interface PortEnd {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'input' | 'output';
}
