import type { CommentAnchor } from '@dailies/shared/document';
import type { Editor } from 'tldraw';
import { shapeIdOf } from '../../canvas/shapes/NodeShape.ts';

/** Where an anchor's pin stands now, in canvas pixels: also while its node is being dragged. */
export function pinPoint(editor: Editor, anchor: CommentAnchor): { readonly x: number; readonly y: number } | null {
  if (anchor.on === 'take') return null;
  if (anchor.on === 'canvas') return { x: anchor.pos[0], y: anchor.pos[1] };
  const bounds = editor.getShapePageBounds(shapeIdOf(anchor.node));
  return bounds === undefined ? null : { x: bounds.maxX, y: bounds.minY };
}
