import { SCENE_TYPE } from '@dailies/shared/graph';
import { NODE_TYPES } from '@dailies/shared/nodes';
import type { Editor, TLShapeId } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { selectedNodes } from '../gestures/Gestures.ts';

const FAR_PX = 10;

const ARROWS = {
  ArrowLeft: { way: 'left', by: [-1, 0] },
  ArrowRight: { way: 'right', by: [1, 0] },
  ArrowUp: { way: 'up', by: [0, -1] },
  ArrowDown: { way: 'down', by: [0, 1] },
} as const;
const isArrow = (key: string): key is keyof typeof ARROWS => Object.hasOwn(ARROWS, key);

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable="true"]') !== null;

/** Selects the one nearest to the middle of the view, where nothing is selected to go on from. */
function selectNearest(editor: Editor): void {
  const { center } = editor.getViewportPageBounds();
  let nearest: { id: TLShapeId; distance: number } | null = null;
  for (const shape of editor.getCurrentPageShapes()) {
    const bounds = editor.getShapePageBounds(shape);
    if (bounds === undefined || !editor.getShapeUtil(shape).canTabTo(shape)) continue;
    const distance = bounds.center.dist(center);
    if (nearest === null || distance < nearest.distance) nearest = { id: shape.id, distance };
  }
  if (nearest !== null) editor.setSelectedShapes([nearest.id]).zoomToSelectionIfOffscreen();
}

/**
 * The keys that tldraw would take otherwise: arrows move what is selected, with Alt they go to the next
 * thing in a direction; Enter goes into a scene, and edits what can be written in another node; Escape and Alt-Up
 * lead out of a scene where nothing is selected. Ctrl-F finds here and not in the
 * page, and a question mark shows the sheet, wherever the focus is, unless something is written.
 * Returns what stops it.
 */
export function followKeys(editor: Editor, session: ProjectSession, state: CanvasState): () => void {
  const container = editor.getContainer();

  const isNothingInHand = (): boolean =>
    editor.getSelectedShapeIds().length === 0 && state.selectedEdge.get() === null && state.connecting.get() === null;

  /** Out of the scene that is shown; false at the top. */
  const goOut = (): boolean => {
    const level = state.level.get();
    if (level === null) return false;
    state.goTo(session.model.scenes.holderOf(level));
    return true;
  };

  const onCanvas = (event: KeyboardEvent) => {
    const hasFocus = document.activeElement === container || document.activeElement === document.body;
    if (!hasFocus || !editor.isIn('select.idle') || state.menu.get() !== null) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const taken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    const isOut =
      (event.key === 'Escape' && isPlain && !event.shiftKey) ||
      (event.key === 'ArrowUp' && event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey);
    if (isOut && isNothingInHand() && goOut()) {
      taken();
      return;
    }
    if (isArrow(event.key)) {
      const { way, by } = ARROWS[event.key];
      if (event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        taken();
        if (editor.getSelectedShapeIds().length === 0) selectNearest(editor);
        else editor.selectAdjacentShape(way);
      } else if (isPlain && editor.getSelectedShapeIds().length > 0) {
        taken();
        const step = event.shiftKey ? FAR_PX : 1;
        if (session.may('nodes')) state.gestures?.nudge([by[0] * step, by[1] * step]);
      }
      return;
    }
    if (event.key !== 'Enter' || !isPlain) return;
    const [node, ...others] = selectedNodes(editor);
    const type = node === undefined ? undefined : session.model.nodes.get(node)?.type;
    const definition = type === undefined ? undefined : NODE_TYPES.get(type);
    if (node === undefined || others.length > 0) return;
    if (type === SCENE_TYPE) {
      taken();
      state.goTo(node);
      return;
    }
    // tldraw begins when the key rises; what is begun is told here.
    const hasText = Object.values(definition?.params ?? {}).some(({ control }) => control === 'text');
    const hasBody = type === 'mask' || (hasText && definition?.module.runs !== true);
    state.editing.set({ node, part: hasBody ? 'body' : 'title' });
  };

  const onPage = (event: KeyboardEvent) => {
    const isMod = event.ctrlKey || event.metaKey;
    if (isMod && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      state.finding.set(true);
    } else if (event.key === '?' && !isMod && !event.altKey && !isWriting(event.target)) {
      event.preventDefault();
      state.sheet.set(true);
    }
  };

  window.addEventListener('keydown', onCanvas, true);
  window.addEventListener('keydown', onPage, true);
  return () => {
    window.removeEventListener('keydown', onCanvas, true);
    window.removeEventListener('keydown', onPage, true);
  };
}
