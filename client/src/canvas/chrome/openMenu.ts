import type { Editor } from 'tldraw';
import type { CanvasState } from '../CanvasState.ts';

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
    const { x, y } = editor.screenToPage({ x: event.clientX, y: event.clientY });
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
    state.menu.set({ at: [x, y], screen: [event.clientX, event.clientY], edge });
  };
  container.addEventListener('contextmenu', open);
  return () => {
    container.removeEventListener('contextmenu', open);
    state.menu.set(null);
  };
}
