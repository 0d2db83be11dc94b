import type { Editor, TLEventInfo } from 'tldraw';
import type { CanvasState } from '../CanvasState.ts';

/** What tldraw does while a finger rests. */
const HELD = ['select.translating', 'select.pointing_shape', 'select.pointing_selection', 'select.pointing_canvas'];

/**
 * A right click, a long press or the menu key opens the menu of what is there: of the selection,
 * where the pointer is on it; else of what is under the pointer, which is selected; else of an edge
 * or of the canvas. Returns what stops it.
 */
export function openMenu(editor: Editor, state: CanvasState): () => void {
  const container = editor.getContainer();
  const open = (event: PointerEvent | MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]')) return;
    event.preventDefault();
    if (!editor.isIn('select.idle') && !editor.isIn('select.pointing_shape') && !editor.isIn('select.pointing_canvas'))
      return;
    const isTouch = 'pointerType' in event && (event.pointerType === 'touch' || event.pointerType === 'pen');
    const selection = editor.getSelectionPageBounds();
    const isByKey = event.button === 0 && !isTouch && !event.ctrlKey;
    if (isByKey && selection !== null) {
      const { x, y } = editor.pageToScreen(selection.center);
      state.menu.set({ at: [selection.center.x, selection.center.y], screen: [x, y], edge: null });
      return;
    }
    openAt(event.clientX, event.clientY);
  };
  const openAt = (clientX: number, clientY: number) => {
    const selection = editor.getSelectionPageBounds();
    const { x, y } = editor.screenToPage({ x: clientX, y: clientY });
    const isOnSelection = editor.getSelectedShapeIds().length > 1 && selection?.containsPoint({ x, y }) === true;
    const shape = isOnSelection
      ? undefined
      : editor.getShapeAtPoint({ x, y }, { hitInside: false, hitLabels: true, margin: editor.getHitTestMargin() });
    const edge = shape === undefined && !isOnSelection ? state.hoveredEdge.get() : null;
    if (shape !== undefined) {
      const outermost = editor.getOutermostSelectableShape(shape);
      if (!editor.getSelectedShapeIds().includes(outermost.id)) editor.setSelectedShapes([outermost.id]);
    } else if (!isOnSelection) editor.selectNone();
    state.selectedEdge.set(edge);
    state.menu.set({ at: [x, y], screen: [clientX, clientY], edge });
  };
  // Not every tablet tells of a long press as of a right click, and tldraw takes what is there in hand by it.
  const press = (info: TLEventInfo) => {
    if (info.type !== 'pointer' || info.name !== 'long_press' || !editor.getInstanceState().isCoarsePointer) return;
    if (!HELD.some((held) => editor.isIn(held))) return;
    editor.cancel();
    openAt(info.point.x, info.point.y);
  };
  container.addEventListener('contextmenu', open);
  editor.on('event', press);
  return () => {
    container.removeEventListener('contextmenu', open);
    editor.off('event', press);
    state.menu.set(null);
  };
}
