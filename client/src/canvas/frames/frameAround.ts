import { createShapeId, type Editor, isPageId } from 'tldraw';
import type { Gestures } from '../gestures/Gestures.ts';
import { isNodeShape } from '../shapes/NodeShape.ts';

/** Room between a frame and what it is put around, in canvas pixels. */
const ROOM_PX = 40;

/** Puts a frame around what is selected, and asks for its name. Drawn things become its own. */
export function frameAround(editor: Editor, gestures: Gestures): void {
  const bounds = editor.getSelectionPageBounds()?.clone().expandBy(ROOM_PX);
  if (bounds === undefined) return;
  const id = createShapeId();
  const drawn = editor
    .getSelectedShapes()
    .filter((shape) => !isNodeShape(shape) && isPageId(shape.parentId))
    .map((shape) => shape.id);
  gestures.named('Add frame', () => {
    editor.createShape({
      id,
      type: 'frame',
      parentId: editor.getCurrentPageId(),
      x: bounds.x,
      y: bounds.y,
      props: { w: bounds.w, h: bounds.h, name: 'Frame' },
    });
    if (drawn.length > 0) editor.reparentShapes(drawn, id);
  });
  editor.setSelectedShapes([id]);
  editor.setEditingShape(id);
  editor.setCurrentTool('select.editing_shape', { target: 'shape', shape: editor.getShape(id) });
}
