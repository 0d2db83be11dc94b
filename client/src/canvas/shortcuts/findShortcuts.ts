import { keyCaps } from './keyText.ts';
import { type Shortcut, SHORTCUT_GROUPS, SHORTCUT_LIST, type ShortcutGroup } from './shortcuts.ts';

export interface FoundGroup {
  readonly group: ShortcutGroup;
  readonly shortcuts: readonly Shortcut[];
}

/** The shortcuts whose title, group or keys have every word of a search, in their groups. */
export function findShortcuts(search: string): readonly FoundGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const matches = ({ title, group, keys }: Shortcut): boolean => {
    const caps = keys.flatMap((key) => keyCaps(key)).map((cap) => cap.toLowerCase());
    const text = `${title} ${group}`.toLowerCase();
    return words.every((word) => caps.includes(word) || (word.length > 1 && text.includes(word)));
  };
  return SHORTCUT_GROUPS.map((group) => ({
    group,
    shortcuts: SHORTCUT_LIST.map(([, shortcut]) => shortcut).filter(
      (shortcut) => shortcut.group === group && matches(shortcut),
    ),
  })).filter(({ shortcuts }) => shortcuts.length > 0);
}
