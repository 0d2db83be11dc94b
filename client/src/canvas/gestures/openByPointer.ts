import { SCENE_TYPE } from '@dailies/shared/graph';
import type { Editor, TLEventInfo, VecLike } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { isNodeShape, nodeIdOf } from '../shapes/NodeShape.ts';
import { HEADER_PX } from '../shapes/portLayout.ts';

/**
 * A double click in the void opens the palette of node types, and on a node it edits the part under
 * the pointer; Tab opens the palette at the pointer, and P the ports of the selected node. Returns what stops it.
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
  /** Into a scene by its body; its title is edited. Not before the press is over: tldraw has its own plans for it. */
  const enterAt = (point: VecLike): void => {
    const shape = editor.getShapeAtPoint(point, { hitInside: true, filter: ({ type }) => type !== 'frame' });
    const node = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
    if (node === undefined || shape === undefined || point.y - shape.y < HEADER_PX) return;
    if (session.model.nodes.get(node)?.type === SCENE_TYPE) state.goTo(node);
  };
  const follow = (info: TLEventInfo) => {
    if (info.type !== 'click' || info.name !== 'double_click' || !editor.isIn('select')) return;
    if (info.phase === 'up') return enterAt(editor.inputs.getCurrentPagePoint());
    if (info.phase !== 'down') return;
    const point = editor.inputs.getCurrentPagePoint();
    // A frame is the ground that things stand on.
    const shape = editor.getShapeAtPoint(point, { hitInside: true, filter: ({ type }) => type !== 'frame' });
    if (shape === undefined) {
      if (state.hoveredEdge.get() === null) openPalette();
      return;
    }
    const node = isNodeShape(shape) ? nodeIdOf(shape.id) : undefined;
    if (node === undefined) return;
    const isTitle = point.y - shape.y < HEADER_PX;
    state.editing.set({ node, part: isTitle ? 'title' : 'body' });
  };
  /** The ports of the one node that is selected, as a list. */
  const openPorts = (): boolean => {
    const shape = editor.getOnlySelectedShape();
    const node = isNodeShape(shape ?? undefined) && shape !== null ? nodeIdOf(shape.id) : undefined;
    if (shape === null || node === undefined || !session.may('edges')) return false;
    const screen = editor.pageToViewport({ x: shape.x, y: shape.y });
    state.portMenu.set({ node, end: null, screen: [screen.x, screen.y] });
    return true;
  };
  const container = editor.getContainer();
  const key = (event: KeyboardEvent) => {
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    // Only on the canvas itself: everywhere else Tab goes to the next control.
    if (!isPlain || document.activeElement !== container || !editor.isIn('select.idle')) return;
    if (event.key === 'Tab') {
      // Those who build nothing go on to the next control.
      if (!session.may('nodes')) return;
      openPalette();
    } else if (event.key !== 'p' || !openPorts()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  editor.on('event', follow);
  container.addEventListener('keydown', key, true);
  return () => {
    editor.off('event', follow);
    container.removeEventListener('keydown', key, true);
  };
}
