import type { NodeId } from '@dailies/shared/ids';
import type { CanvasState } from '../canvas/CanvasState.ts';
import type { ProjectSession } from '../session/ProjectSession.ts';
import type { Editor } from 'tldraw';
import { shapeIdOf } from '../canvas/shapes/NodeShape.ts';

const GLIDE_MS = 260;

/** Selects a node, and brings it into view where it is not, at the zoom there is; on another level by going there. */
export function goToNode(editor: Editor, { model }: ProjectSession, canvas: CanvasState, node: NodeId): void {
  const shape = editor.getShape(shapeIdOf(node));
  if (shape === undefined) {
    if (model.nodes.has(node)) canvas.goTo(model.scenes.holderOf(node), node);
    return;
  }
  editor.setSelectedShapes([shape.id]);
  const bounds = editor.getShapePageBounds(shape);
  if (bounds === undefined || editor.getViewportPageBounds().contains(bounds)) return;
  const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  editor.centerOnPoint(bounds.center, isStill ? {} : { animation: { duration: GLIDE_MS } });
}
