import type { Editor } from 'tldraw';
import { useCanvasActions } from '../canvas/chrome/useCanvasActions.ts';
import { isLooking } from '../canvas/shortcuts/canvasActions.ts';
import { keyCaps } from '../canvas/shortcuts/keyText.ts';
import { type Shortcut, SHORTCUTS, type ShortcutId } from '../canvas/shortcuts/shortcuts.ts';
import { useSession } from '../session/SessionContext.tsx';
import type { PaletteAction } from './PaletteAction.ts';
import { usePalette } from './usePalette.ts';

/** What keys do on a canvas that the palette does as well, and how many things must be selected for it. */
const OFFERED: readonly (readonly [ShortcutId, selected: number])[] = [
  ['undo', 0],
  ['redo', 0],
  ['find', 0],
  ['select-all', 0],
  ['insert-picture', 0],
  ['toggle-reel', 0],
  ['toggle-minimap', 0],
  ['toggle-snap-mode', 0],
  ['zoom-to-100', 0],
  ['sheet', 0],
  ['duplicate', 1],
  ['delete', 1],
  ['frame-selection', 1],
  ['lay-out', 2],
  ['align-left', 2],
  ['align-center-horizontal', 2],
  ['align-right', 2],
  ['align-top', 2],
  ['align-center-vertical', 2],
  ['align-bottom', 2],
  ['tidy-grid', 2],
  ['tidy-row', 2],
  ['tidy-column', 2],
  ['distribute-horizontal', 3],
  ['distribute-vertical', 3],
];

/** What the canvas's keys do, in the command palette: for those who do not know the key yet. */
export function ShortcutActions({ editor }: { editor: Editor }) {
  const session = useSession();
  const actions = useCanvasActions(editor);
  usePalette(function* offered(): Generator<PaletteAction> {
    const selected = editor.getSelectedShapeIds().length;
    for (const [id, needed] of OFFERED) {
      const run = actions[id];
      const { title, keys, group }: Shortcut = SHORTCUTS[id];
      const [first] = keys;
      if (run === undefined || selected < needed || !(isLooking(id) || session.may('nodes'))) continue;
      yield {
        id: `key:${id}`,
        title,
        group: 'Actions',
        words: group,
        ...(first === undefined ? {} : { keys: keyCaps(first) }),
        run,
      };
    }
  });
  return null;
}
