import { type Editor, react, type TLShapeId } from 'tldraw';
import type { Presence } from '../../session/Presence.ts';
import { isTranslating } from '../gestures/inGesture.ts';

const SELECTED_AT_MOST = 100;

/**
 * Tells the others where this person's pointer is, where they look, what is selected, what is being dragged and which
 * freeform text is being written. `onDropped` writes a drag before its end is told, so that nobody
 * sees it jump back; `carried` are the shapes that come along with what is selected.
 */
export function tellPeers(
  editor: Editor,
  presence: Presence,
  onDropped: () => void,
  carried: () => readonly TLShapeId[],
): () => void {
  let drag: { key: number; id: TLShapeId; x: number; y: number } | null = null;
  let dragKey = 0;
  const stops = [
    react('tell pointer', () => {
      const { x, y } = editor.inputs.getCurrentPagePoint();
      presence.tell({ pointer: [Math.round(x), Math.round(y)] });
    }),
    react('tell view', () => {
      const { x, y } = editor.getViewportPageBounds().center;
      const zoom = Number(editor.getZoomLevel().toPrecision(5));
      presence.tell({ view: { at: [Math.round(x * 10) / 10, Math.round(y * 10) / 10], zoom } });
    }),
    react('tell selection', () => {
      presence.tell({ selected: editor.getSelectedShapeIds().slice(0, SELECTED_AT_MOST) });
    }),
    react('tell writing', () => presence.tell({ editing: editor.getEditingShapeId() })),
    react('tell drag', () => {
      if (!isTranslating(editor.getPath())) {
        if (drag === null) return;
        drag = null;
        onDropped();
        presence.tellNow({ drag: null });
        return;
      }
      if (drag === null) {
        const ids = editor.getSelectedShapeIds();
        const shape = ids[0] === undefined ? undefined : editor.getShape(ids[0]);
        if (shape === undefined) return;
        dragKey += 1;
        drag = { key: dragKey, id: shape.id, x: shape.x, y: shape.y };
        presence.tellNow({ drag: { key: dragKey, ids: [...ids, ...carried()], by: [0, 0] } });
        return;
      }
      const shape = editor.getShape(drag.id);
      if (shape === undefined) return;
      presence.tell({ drag: { key: drag.key, by: [Math.round(shape.x - drag.x), Math.round(shape.y - drag.y)] } });
    }),
  ];
  const leave = () => presence.tell({ pointer: null });
  const container = editor.getContainer();
  container.addEventListener('pointerleave', leave);
  return () => {
    container.removeEventListener('pointerleave', leave);
    for (const stop of stops) stop();
    presence.tellNow({ pointer: null, selected: [], drag: null, editing: null, view: null, chat: null });
  };
}
