import type { NodeId } from '@dailies/shared/ids';
import type { Editor } from 'tldraw';
import { shapeIdOf } from '../shapes/NodeShape.ts';

/** What lies at the foot of the canvas covers so much of it, in parts of the view's height. */
const COVERED = 0.35;

/** Brings a node into the part of the view that the player does not cover, at the zoom there is; selects nothing. */
export function keepInView(editor: Editor, node: NodeId): void {
  const bounds = editor.getShapePageBounds(shapeIdOf(node));
  if (bounds === undefined) return;
  const view = editor.getViewportPageBounds().clone();
  view.h *= 1 - COVERED;
  if (view.contains(bounds)) return;
  const { x, y } = bounds.center;
  editor.centerOnPoint(
    { x, y: y + (view.h / (1 - COVERED)) * (COVERED / 2) },
    { animation: { duration: editor.options.animationMediumMs } },
  );
}
