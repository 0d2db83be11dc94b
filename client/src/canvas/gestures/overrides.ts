import type { TLUiOverrides } from 'tldraw';
import type { ProjectSession } from '../../session/ProjectSession.ts';
import type { CanvasState } from '../CanvasState.ts';
import { canvasActions, isLooking } from '../shortcuts/canvasActions.ts';
import { tldrawKeys } from '../shortcuts/keyText.ts';
import { SHORTCUT_LIST, SHORTCUTS } from '../shortcuts/shortcuts.ts';

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
/** Tools that are not of this canvas. */
const DROPPED_TOOLS = ['asset', 'embed', 'laser', 'comment'] as const;

/**
 * tldraw's own undo would put whole records back and overwrite what others did; its deletion and
 * duplication know nothing of edges. Ours take their place, under the keys of the one list; what is
 * not in it has no key.
 */
export function canvasOverrides(session: ProjectSession, state: CanvasState): TLUiOverrides {
  return {
    actions: (editor, actions) => {
      const own = canvasActions(editor, session, state);
      const runs = new Map<string, (() => void) | undefined>(Object.entries(own));
      const replaced: typeof actions = {};
      for (const [id, { kbd: _theirs, ...action }] of Object.entries(actions)) replaced[id] = action;
      for (const [id, shortcut] of SHORTCUT_LIST) {
        if (shortcut.bound !== true) continue;
        const run = runs.get(id);
        const kbd = tldrawKeys(shortcut);
        if (run !== undefined) replaced[id] = { id, kbd, readonlyOk: isLooking(id), onSelect: run };
      }
      for (const id of DROPPED_ACTIONS) delete replaced[id];
      return replaced;
    },
    tools: (_editor, tools) => {
      const kept = { ...tools };
      for (const id of DROPPED_TOOLS) delete kept[id];
      // tldraw gives the pen X and B as well; X disables nodes here.
      const { draw } = kept;
      if (draw !== undefined) kept['draw'] = { ...draw, kbd: tldrawKeys(SHORTCUTS.draw) };
      return kept;
    },
  };
}
