import type { EdgeId, NodeId } from '@dailies/shared/ids';

/** One port of one node. */
export interface PortEnd {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'input' | 'output';
}

/** A port that an edge is pulled out of. */
export interface PulledEnd extends PortEnd {
  /** The edge that was there and was taken by its other end: while it is in the hand, it is nowhere else. */
  readonly taken?: EdgeId;
}
