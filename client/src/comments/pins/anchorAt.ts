import type { CommentAnchor } from '@dailies/shared/document';
import type { NodeId } from '@dailies/shared/ids';
import type { Editor, VecLike } from 'tldraw';
import { isNodeShape, nodeIdOf } from '../../canvas/shapes/NodeShape.ts';

/** What a press at a point of the canvas means: the node under it, or the place itself, on the level that is shown. */
export function anchorAt(editor: Editor, point: VecLike, level: NodeId | null): CommentAnchor {
  const shape = editor.getShapeAtPoint(point, { hitInside: true, filter: isNodeShape });
  const node = shape === undefined ? undefined : nodeIdOf(shape.id);
  if (node !== undefined) return { on: 'node', node };
  const pos: [number, number] = [Math.round(point.x), Math.round(point.y)];
  return level === null ? { on: 'canvas', pos } : { on: 'canvas', pos, scene: level };
}
