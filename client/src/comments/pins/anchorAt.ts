import type { CommentAnchor } from '@dailies/shared/document';
import type { Editor, VecLike } from 'tldraw';
import { isNodeShape, nodeIdOf } from '../../canvas/shapes/NodeShape.ts';

/** What a press at a point of the canvas means: the node under it, or the place itself. */
export function anchorAt(editor: Editor, point: VecLike): CommentAnchor {
  const shape = editor.getShapeAtPoint(point, { hitInside: true, filter: isNodeShape });
  const node = shape === undefined ? undefined : nodeIdOf(shape.id);
  return node === undefined ? { on: 'canvas', pos: [Math.round(point.x), Math.round(point.y)] } : { on: 'node', node };
}
