import type { NodeRecord } from '@dailies/shared/document';
import { type IndexKey, T, type TLPageId, ZERO_INDEX_KEY } from 'tldraw';
import { NODE_SHAPE, type NodeShape, shapeIdOf } from '../shapes/NodeShape.ts';

/** tldraw's order among shapes from a node's own; what is no index key goes to the bottom. */
const indexOf = (order: string): IndexKey => (T.indexKey.isValid(order) ? order : ZERO_INDEX_KEY);

/** The shape that shows a node. Pure: equal nodes give equal shapes. */
export function projectNode(node: NodeRecord, page: TLPageId): NodeShape {
  return {
    id: shapeIdOf(node.id),
    typeName: 'shape',
    type: NODE_SHAPE,
    x: node.pos[0],
    y: node.pos[1],
    rotation: 0,
    index: indexOf(node.order),
    parentId: page,
    isLocked: false,
    opacity: 1,
    meta: {},
    props: { w: node.size[0], h: node.size[1], node: node.id },
  };
}
