import type { NodeColour } from '@dailies/shared/document';
import type { EdgeId, NodeId } from '@dailies/shared/ids';
import type { Connecting, Lit } from '../CanvasState.ts';
import type { PortEnd } from '../PortEnd.ts';
import type { Bounds } from '../edges/curve.ts';
import type { DrawnEdge, endPoint, PlacedNode } from '../edges/drawnEdges.ts';

export interface Palette {
  /** The colour under everything. */
  readonly ground: string;
  readonly dot: string;
  readonly node: string;
  readonly line: string;
  readonly text: string;
  readonly accent: string;
  readonly bad: string;
  readonly sunken: string;
  readonly own: Readonly<Record<NodeColour, string>>;
}

export interface View {
  /** The canvas element's size in CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly camera: { readonly x: number; readonly y: number; readonly z: number };
  readonly selected: EdgeId | null;
  readonly hovered: EdgeId | null;
  readonly connecting: Connecting | null;
  readonly selectedNodes: ReadonlySet<NodeId>;
  /** What stands out; null: nothing steps back. */
  readonly lit: Lit | null;
  /** No node has a body in sight, so that each is drawn here. */
  readonly isFar: boolean;
  /** Nodes with a body of their own, which are not drawn here but from afar. */
  readonly isMounted: (node: NodeId) => boolean;
}

/** A part of the canvas, in canvas pixels. */
export type Seen = Bounds;

export const isSeen = (a: Seen, b: Seen): boolean =>
  a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;

/** What is to be painted, as it is this moment. */
export interface Scene {
  readonly nodes: ReadonlyMap<NodeId, PlacedNode>;
  readonly edges: ReadonlyMap<EdgeId, DrawnEdge>;
  /** Edges that a merge made wrong. */
  readonly broken: ReadonlySet<EdgeId>;
  readonly end: (end: PortEnd) => ReturnType<typeof endPoint>;
}
