import { disconnect } from '@dailies/shared/commands';
import { notifications } from '@mantine/notifications';
import type { Editor, TLUiOverrides } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { shapeIdOf } from '../shapes/NodeShape.ts';
import type { Gestures } from './Gestures.ts';
import { selectedNodes } from './Gestures.ts';

const COPY_STEP_PX = 32;

/** Names what an undo or a redo did, in place of the message before. */
function say(did: 'Undid' | 'Redid', label: string | null): void {
  const message = label === null ? `Nothing more to ${did === 'Undid' ? 'undo' : 'redo'}.` : `${did}: ${label}`;
  notifications.hide('undo');
  notifications.show({ id: 'undo', message, autoClose: 1_800, withCloseButton: false });
}

export function undo(session: ProjectSession): void {
  say('Undid', session.undo.undo());
}

export function redo(session: ProjectSession): void {
  say('Redid', session.undo.redo());
}

/** Deletes what is selected: an edge, or shapes (which the gestures turn into commands). */
function deleteSelected(editor: Editor, session: ProjectSession, state: CanvasState): void {
  const edge = state.selectedEdge.get();
  const ids = editor.getSelectedShapeIds();
  if (ids.length > 0 && session.may('nodes')) editor.deleteShapes(ids);
  else if (edge !== null && session.may('edges')) {
    const result = session.run(disconnect, { ids: [edge] });
    if (!result.ok) notifications.show({ color: 'red', message: result.refusal.message });
  }
  state.selectedEdge.set(null);
}

function duplicateSelected(editor: Editor, session: ProjectSession, gestures: Gestures): void {
  if (!session.may('nodes')) return;
  const nodes = selectedNodes(editor);
  const shapes = new Set<string>(nodes.map(shapeIdOf));
  const drawn = editor.getSelectedShapeIds().filter((id) => !shapes.has(id));
  const by: [number, number] = [COPY_STEP_PX, COPY_STEP_PX];
  if (drawn.length > 0) editor.duplicateShapes(drawn, { x: by[0], y: by[1] });
  const copies = drawn.length > 0 ? editor.getSelectedShapeIds() : [];
  gestures.flush();
  const made = nodes.length === 0 ? [] : gestures.duplicate(nodes, by);
  editor.setSelectedShapes([...copies, ...made.map(shapeIdOf)]);
}

/** Actions of tldraw that nodes have no use for, or that would leave this machine. */
const DROPPED_ACTIONS = [
  'insert-embed',
  'insert-media',
  'open-cursor-chat',
  'convert-to-bookmark',
  'convert-to-embed',
  'toggle-debug-mode',
  'change-page-prev',
  'change-page-next',
  'new-page',
  'move-to-new-page',
  'rotate-cw',
  'rotate-ccw',
  'print',
] as const;
/** Tools that are not of this canvas. `s` and `n` stay free for what comes. */
const DROPPED_TOOLS = ['frame', 'asset', 'embed', 'laser', 'highlight', 'comment'] as const;

/**
 * tldraw's own undo would put whole records back and overwrite what others did; its deletion and
 * duplication know nothing of edges. These take their place, under the same keys.
 */
export function canvasOverrides(session: ProjectSession, state: CanvasState): TLUiOverrides {
  return {
    actions: (editor, actions) => {
      const replaced = { ...actions };
      const replace = (id: string, onSelect: () => void) => {
        const action = replaced[id];
        if (action !== undefined) replaced[id] = { ...action, onSelect };
      };
      replace('undo', () => undo(session));
      replace('redo', () => redo(session));
      replace('delete', () => deleteSelected(editor, session, state));
      replace('duplicate', () => {
        if (state.gestures !== null) duplicateSelected(editor, session, state.gestures);
      });
      const group = actions['group'];
      replace('group', () => {
        if (selectedNodes(editor).length === 0) void group?.onSelect('kbd');
      });
      for (const id of DROPPED_ACTIONS) delete replaced[id];
      return replaced;
    },
    tools: (_editor, tools) => {
      const kept = { ...tools };
      for (const id of DROPPED_TOOLS) delete kept[id];
      return kept;
    },
  };
}
