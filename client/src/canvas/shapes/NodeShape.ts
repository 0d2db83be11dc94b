import { NodeId } from '@dailies/shared/ids';
import { createShapeId, type TLRecord, type TLShape, type TLShapeId } from 'tldraw';

export const NODE_SHAPE = 'dailies-node';

declare module 'tldraw' {
  export interface TLGlobalShapePropsMap {
    [NODE_SHAPE]: {
      w: number;
      h: number;
      /** The node of the document that this shape shows. */
      node: string;
    };
  }
}

/** The view of a node on the canvas: its place and size; everything else is read from the document. */
export type NodeShape = TLShape<typeof NODE_SHAPE>;

export const isNodeShape = (record: TLRecord | undefined): record is NodeShape =>
  record?.typeName === 'shape' && record.type === NODE_SHAPE;

export const shapeIdOf = (node: NodeId): TLShapeId => createShapeId(node);

/** The node of a shape, by the shape's id alone; undefined for ids that no node can have. */
export function nodeIdOf(shape: TLShapeId): NodeId | undefined {
  const id = NodeId.safeParse(shape.slice('shape:'.length));
  return id.success ? id.data : undefined;
}
