import type { Editor, TLEventInfo } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { isNodeShape, nodeIdOf } from '../shapes/NodeShape.ts';
import { HEADER_PX } from '../shapes/portLayout.ts';

/**
 * A double click in the void opens the palette of node types, and on a node it edits the part under
 * the pointer; Tab opens the palette at the pointer. Returns what stops it.
 */
export function openByPointer(editor: Editor, session: ProjectSession, state: CanvasState): () => void {
  const openPalette = () => {
    if (!session.may('nodes')) return;
    const viewport = editor.getViewportPageBounds();
    const pointer = editor.inputs.getCurrentPagePoint();
    const { x, y } = viewport.containsPoint(pointer) ? pointer : viewport.center;
    const screen = editor.pageToViewport({ x, y });
    state.palette.set({ at: [x, y], screen: [screen.x, screen.y], from: null });
  };
  const follow = (info: TLEventInfo) => {
    if (info.type !== 'click' || info.name !== 'double_click' || info.phase !== 'down' || !editor.isIn('select'))
      return;
    const point = editor.inputs.getCurrentPagePoint();
    const shape = editor.getShapeAtPoint(point, { hitInside: true });
    if (shape === undefined) {
      if (state.hoveredEdge.get() === null) openPalette();
      return;
    }
    const node = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
    if (node === undefined) return;
    const isTitle = point.y - shape.y < HEADER_PX;
    state.editing.set({ node, part: isTitle ? 'title' : 'body' });
  };
  const container = editor.getContainer();
  const key = (event: KeyboardEvent) => {
    const isPlain = event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    // Only on the canvas itself: everywhere else Tab goes to the next control.
    if (!isPlain || document.activeElement !== container || !editor.isIn('select.idle')) return;
    event.preventDefault();
    event.stopPropagation();
    openPalette();
  };
  editor.on('event', follow);
  container.addEventListener('keydown', key, true);
  return () => {
    editor.off('event', follow);
    container.removeEventListener('keydown', key, true);
  };
}
