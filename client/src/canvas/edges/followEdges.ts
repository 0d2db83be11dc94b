import type { Editor, TLEventInfo } from 'tldraw';
import type { CanvasState } from '../CanvasState.ts';
import { isNodeShape } from '../shapes/NodeShape.ts';
import type { EdgeScene } from './EdgeScene.ts';

/** How near an edge the pointer means it, in screen pixels. */
const HIT_PX = 8;

/** Hovers and selects edges by the pointer, where no shape is in front of them. Returns what stops it. */
export function followEdges(editor: Editor, scene: EdgeScene, state: CanvasState): () => void {
  const edgeUnderPointer = () => {
    if (!editor.isIn('select')) return null;
    const { x, y } = editor.inputs.getCurrentPagePoint();
    // Freeform outlines and nodes are in front; their own hit test decides.
    const shape = editor.getShapeAtPoint({ x, y }, { hitInside: true, filter: isNodeShape });
    if (shape !== undefined) return null;
    return scene.at(x, y, HIT_PX / editor.getZoomLevel()) ?? null;
  };
  const follow = (info: TLEventInfo) => {
    if (info.type !== 'pointer' || info.target !== 'canvas') return;
    if (info.name === 'pointer_move') {
      // What passes under the pointer while the camera moves is not meant.
      if (editor.getCameraState() === 'moving') return;
      const isIdle = editor.isIn('select.idle') && state.connecting.get() === null;
      const hovered = isIdle ? edgeUnderPointer() : null;
      if (hovered === state.hoveredEdge.get()) return;
      state.hoveredEdge.set(hovered);
      if (isIdle) editor.setCursor({ type: hovered === null ? 'default' : 'pointer', rotation: 0 });
    }
    if (info.name === 'pointer_down') state.selectedEdge.set(info.button === 0 ? edgeUnderPointer() : null);
  };
  editor.on('event', follow);
  return () => {
    editor.off('event', follow);
    state.hoveredEdge.set(null);
    state.selectedEdge.set(null);
  };
}
