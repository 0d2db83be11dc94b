import type { AssetKind } from '../assets/index.ts';
import type { PortType } from '../nodes/ports/portTypes.ts';

/** A socket on the left of a node. */
export interface InputPort {
  readonly key: string;
  readonly title: string;
  readonly type: PortType;
  /** For AssetReference: which kinds fit. */
  readonly assetKinds?: readonly AssetKind[];
  /** How many edges it takes; 1 unless told. */
  readonly maxEdges?: number;
  readonly required?: boolean;
}

/** A socket on the right of a node. */
export interface OutputPort {
  readonly key: string;
  readonly title: string;
  readonly type: PortType;
  readonly assetKind?: AssetKind;
}

/** A node's sockets, each side from the top. */
export interface Ports {
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
}
