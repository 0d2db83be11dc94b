import { type Shortcut, SHORTCUTS, type ShortcutId } from './shortcuts.ts';

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

const NAMES: Readonly<Record<string, string>> = {
  'Mod': isMac ? '⌘' : 'Ctrl',
  'Alt': isMac ? '⌥' : 'Alt',
  'Escape': 'Esc',
  'Delete': 'Del',
  'Arrows': '← ↑ → ↓',
  'Left': '←',
  'Right': '→',
  'Up': '↑',
  'Down': '↓',
  '-': '−',
  '=': '+',
};

/** The keys of one combination, as they are written on a keyboard: `Mod+Shift+Z` → Ctrl, Shift, Z. */
export const keyCaps = (keys: string): readonly string[] => keys.split('+').map((key) => NAMES[key] ?? key);

/** The first way to press it, in one text: "Ctrl Shift Z". */
export function keyText(id: ShortcutId): string {
  const { keys }: Shortcut = SHORTCUTS[id];
  const [first] = keys;
  return first === undefined ? '' : keyCaps(first).join(' ');
}

/** A control's tooltip: "Pen (D)". */
export const withKeys = (id: ShortcutId, title: string = SHORTCUTS[id].title): string => `${title} (${keyText(id)})`;

/** The same for assistive technology, as `aria-keyshortcuts` wants it. */
export function ariaKeys(id: ShortcutId): string {
  const { keys }: Shortcut = SHORTCUTS[id];
  return keys.map((key) => key.replace('Mod', isMac ? 'Meta' : 'Control')).join(' ');
}

/** The keys of a shortcut as tldraw writes them: `cmd+shift+z,ctrl+shift+z`. */
export function tldrawKeys({ keys }: Shortcut): string {
  return keys
    .map((key) => key.toLowerCase().replace('escape', 'esc'))
    .flatMap((key) => (key.includes('mod') ? [key.replace('mod', 'cmd'), key.replace('mod', 'ctrl')] : [key]))
    .join(',');
}
