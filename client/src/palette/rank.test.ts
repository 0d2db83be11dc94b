import { expect, test } from 'vitest';
import type { PaletteAction, PaletteGroup } from './PaletteAction.ts';
import { rank, scoreOf } from './rank.ts';

const action = (title: string, group: PaletteGroup = 'Actions', more: Partial<PaletteAction> = {}): PaletteAction => ({
  id: title,
  title,
  group,
  run: () => {},
  ...more,
});

const titles = (search: string, actions: readonly PaletteAction[], recent: readonly string[] = []): string[] =>
  rank(search, actions, recent).flatMap((group) => group.actions.map(({ title }) => title));

test('a whole title goes before a beginning, that before beginnings of words, that before the inside', () => {
  const actions = ['Reshoot', 'The shot list', 'Shot', 'Shots'].map((title) => action(title));
  expect(titles('shot', actions)).toEqual(['Shot', 'Shots', 'The shot list']);
  expect(titles('sho', actions)).toEqual(['Shot', 'Shots', 'The shot list', 'Reshoot']);
});

test.each([
  ['go sh', 'Go to shots', true],
  ['sh go', 'Go to shots', true],
  ['sh010 3', 'SH010 take 3', true],
  ['elan', 'Élan vital', true],
  ['shots x', 'Go to shots', false],
  ['…', 'Go to shots', false],
])('%j and %j', (search, title, fits) => {
  expect(scoreOf(search, action(title)) > 0).toBe(fits);
});

test('a hint and further words find, after every title that fits', () => {
  const actions = [action('Members', 'Go to', { words: 'people roles' }), action('People here', 'People')];
  expect(titles('people', actions)).toEqual(['People here', 'Members']);
});

test('what was used lately comes first among equals, and never before a better fit', () => {
  const actions = [action('Dark theme'), action('Delete'), action('Duplicate')];
  expect(titles('d', actions, ['Duplicate', 'Delete'])).toEqual(['Duplicate', 'Delete', 'Dark theme']);
  expect(titles('dark', [action('A dark room'), action('Dark theme')], ['A dark room'])[0]).toBe('Dark theme');
});

test('nothing typed shows what is there for everybody, and of thousands only what was used lately', () => {
  const actions = [
    action('New project'),
    action('SH010', 'Shots and nodes', { isSearchedFor: true }),
    action('SH020', 'Shots and nodes', { isSearchedFor: true }),
  ];
  expect(titles('', actions)).toEqual(['New project']);
  expect(titles('', actions, ['SH020'])).toEqual(['SH020', 'New project']);
});

test('one group does not push the others out, and thirty is the most', () => {
  const takes = Array.from({ length: 5_000 }, (_, number) => action(`SH010 take ${number + 1}`, 'Takes'));
  const groups = rank('sh010', [...takes, action('SH010 The coast', 'Shots and nodes')]);
  expect(groups.map(({ group, actions }) => [group, actions.length])).toEqual([
    ['Shots and nodes', 1],
    ['Takes', 8],
  ]);
  const many = Array.from({ length: 200 }, (_, number) => action(`Open ${number}`, 'Projects'));
  expect(rank('', many)[0]?.actions).toHaveLength(30);
});

test('ten thousand are ranked within a frame or two', () => {
  const actions = Array.from({ length: 10_000 }, (_, number) => action(`SH${number} Dusk on the coast`, 'Takes'));
  rank('coast', actions);
  const begunMs = performance.now();
  rank('sh9 co', actions);
  // 15 ms measured; the bound is for a machine that does other things.
  expect(performance.now() - begunMs).toBeLessThan(250);
});
