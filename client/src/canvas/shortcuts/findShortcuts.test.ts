import { expect, test } from 'vitest';
import { findShortcuts } from './findShortcuts.ts';
import { SHORTCUT_LIST } from './shortcuts.ts';

const titles = (search: string) =>
  findShortcuts(search).flatMap(({ shortcuts }) => shortcuts.map(({ title }) => title));

test('without a search every shortcut is there once', () => {
  expect(titles('').toSorted()).toEqual(SHORTCUT_LIST.map(([, { title }]) => title).toSorted());
});

test('finds by what it does, by its group and by its keys', () => {
  expect(titles('align')).toHaveLength(6);
  expect(titles('ctrl d')).toEqual(['Duplicate']);
  expect(titles('edit undo')).toEqual(['Undo']);
  expect(titles('no such thing')).toEqual([]);
});
