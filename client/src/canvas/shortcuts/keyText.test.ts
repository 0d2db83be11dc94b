import { expect, test } from 'vitest';
import { ariaKeys, keyCaps, keyText, tldrawKeys, withKeys } from './keyText.ts';
import { SHORTCUT_GROUPS, SHORTCUT_LIST, SHORTCUTS } from './shortcuts.ts';

test('keys are written as on a keyboard, for assistive technology, and as tldraw wants them', () => {
  expect(keyCaps('Mod+Shift+Z')).toEqual(['Ctrl', 'Shift', 'Z']);
  expect(keyText('redo')).toBe('Ctrl Shift Z');
  expect(withKeys('draw')).toBe('Pen (D)');
  expect(withKeys('undo', 'Undo: Move nodes')).toBe('Undo: Move nodes (Ctrl Z)');
  expect(ariaKeys('zoom-in')).toBe('Control+= =');
  expect(tldrawKeys(SHORTCUTS.duplicate)).toBe('cmd+d,ctrl+d');
  expect(tldrawKeys(SHORTCUTS.delete)).toBe('delete,backspace');
});

test('no two shortcuts that are listened to at once have the same key, and every group has some', () => {
  // These mean what they say in their own place only.
  const local = new Set(['find-next', 'find-previous', 'snap-once', 'ports']);
  const keys = SHORTCUT_LIST.filter(([id, { group }]) => !local.has(id) && group !== 'On a take’s page').flatMap(
    ([, shortcut]) => shortcut.keys,
  );
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  for (const group of SHORTCUT_GROUPS)
    expect(SHORTCUT_LIST.some(([, shortcut]) => shortcut.group === group)).toBe(true);
});
