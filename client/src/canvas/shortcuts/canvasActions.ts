import { SCENE_TYPE } from '@dailies/shared/graph';
import type { Editor } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import { align, distribute, group, selectedDrawings, tidySelection } from '../arranging/arrange.ts';
import { layOut } from '../arranging/layOut.ts';
import type { CanvasState } from '../CanvasState.ts';
import { mapping, snapping } from '../chrome/Habit.ts';
import { insertPicture } from '../chrome/insertPicture.ts';
import { goAlong, goToProblem } from '../finding/goAlong.ts';
import { frameAround } from '../frames/frameAround.ts';
import { deleteSelected, duplicateSelected } from '../gestures/editSelection.ts';
import { selectedNodes } from '../gestures/Gestures.ts';
import { collapse, dissolve } from '../scenes/moveBetween.ts';
import { redo, undo } from '../gestures/undo.ts';
import { showChain } from '../../running/chainDialog.ts';
import { generateSelected, generating } from '../../running/generateSelected.ts';
import { toggleMode } from '../../running/modes.ts';
import type { ShortcutId } from './shortcuts.ts';

/** What keys, buttons and menus do on a canvas, by the names of the shortcuts. */
export type CanvasActions = Readonly<Partial<Record<ShortcutId, () => void>>>;

/** What those may do who only look. */
const LOOKING: ReadonlySet<string> = new Set<ShortcutId>([
  'find',
  'go-downstream',
  'go-problem',
  'go-upstream',
  'select-all',
  'sheet',
  'toggle-minimap',
  'toggle-reel',
  'zoom-in',
  'zoom-out',
  'zoom-to-100',
  'zoom-to-fit',
  'zoom-to-selection',
]);

export const isLooking = (id: string): boolean => LOOKING.has(id);

/** The camera's way, with tldraw's own speed: at once for those who want less motion. */
const gently = (editor: Editor) => ({ animation: { duration: editor.options.animationMediumMs } });

export function canvasActions(editor: Editor, session: ProjectSession, state: CanvasState): CanvasActions {
  const change = (act: (gestures: NonNullable<CanvasState['gestures']>) => void) => () => {
    if (state.gestures !== null && session.may('nodes') && editor.isIn('select')) act(state.gestures);
  };
  return {
    'undo': () => undo(session),
    'redo': () => redo(session),
    'delete': () => deleteSelected(editor, session, state),
    'duplicate': change((gestures) => duplicateSelected(editor, gestures)),
    'align-left': change((gestures) => align(editor, gestures, 'left')),
    'align-center-horizontal': change((gestures) => align(editor, gestures, 'center-horizontal')),
    'align-right': change((gestures) => align(editor, gestures, 'right')),
    'align-top': change((gestures) => align(editor, gestures, 'top')),
    'align-center-vertical': change((gestures) => align(editor, gestures, 'center-vertical')),
    'align-bottom': change((gestures) => align(editor, gestures, 'bottom')),
    'distribute-horizontal': change((gestures) => distribute(editor, gestures, 'horizontal')),
    'distribute-vertical': change((gestures) => distribute(editor, gestures, 'vertical')),
    'tidy-grid': change((gestures) => tidySelection(editor, gestures, 'grid')),
    'tidy-row': change((gestures) => tidySelection(editor, gestures, 'row')),
    'tidy-column': change((gestures) => tidySelection(editor, gestures, 'column')),
    'lay-out': change((gestures) => void layOut(editor, session, gestures)),
    'frame-selection': change((gestures) => frameAround(editor, gestures)),
    'group': change((gestures) => {
      if (selectedNodes(editor).length > 0) collapse(editor, session, state);
      else group(editor, gestures);
    }),
    'ungroup': change((gestures) => {
      const [node] = selectedNodes(editor);
      if (node !== undefined && session.model.nodes.get(node)?.type === SCENE_TYPE) {
        dissolve(editor, session, state, node);
        return;
      }
      gestures.named('Ungroup', () => editor.ungroupShapes(editor.getSelectedShapeIds()));
    }),
    'bring-to-front': change((gestures) => {
      gestures.named('Bring to front', () => editor.bringToFront(selectedDrawings(editor)));
    }),
    'send-to-back': change((gestures) => {
      gestures.named('Send to back', () => editor.sendToBack(selectedDrawings(editor)));
    }),
    'select-all': () => editor.selectAll(),
    'toggle-snap-mode': () => snapping.toggle(),
    'toggle-minimap': () => mapping.toggle(),
    'toggle-reel': () => state.reel.update((isOpen) => !isOpen),
    'insert-picture': () => {
      if (session.may('drawing')) insertPicture(editor);
    },
    'disable': () => toggleMode(session, selectedNodes(editor), 'disabled'),
    'pass-through': () => toggleMode(session, selectedNodes(editor), 'bypassed'),
    'generate': () => generateSelected(session, selectedNodes(editor)),
    'generate-above': () => {
      if (session.may('requests')) showChain('above', generating(session, selectedNodes(editor)));
    },
    'find': () => state.finding.set(true),
    'go-upstream': () => goAlong(editor, session, state, 'upstream'),
    'go-downstream': () => goAlong(editor, session, state, 'downstream'),
    'go-problem': () => goToProblem(editor, session, state),
    'sheet': () => state.sheet.set(true),
    'zoom-in': () => editor.zoomIn(undefined, gently(editor)),
    'zoom-out': () => editor.zoomOut(undefined, gently(editor)),
    'zoom-to-100': () => editor.resetZoom(undefined, gently(editor)),
    'zoom-to-fit': () => editor.zoomToFit(gently(editor)),
    'zoom-to-selection': () => editor.zoomToSelection(gently(editor)),
  };
}
