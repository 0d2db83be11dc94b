import { expect, test } from 'vitest';
import type { PaletteAction } from './PaletteAction.ts';
import { PaletteRegistry } from './PaletteRegistry.ts';

const action = (id: string, title = id): PaletteAction => ({ id, title, group: 'Actions', run: () => {} });

test('offers what its sources have at the moment that it is asked', () => {
  const registry = new PaletteRegistry();
  let title = 'Dark theme';
  registry.add(() => [action('theme', title)]);
  const leave = registry.add(() => [action('invite')]);
  expect(registry.actions().map((one) => one.title)).toEqual(['invite', 'Dark theme']);
  title = 'Light theme';
  leave();
  expect(registry.actions().map((one) => one.title)).toEqual(['Light theme']);
});

test('offers each id once, as the last source has it', () => {
  const registry = new PaletteRegistry();
  registry.add(() => [action('node:1', 'Opens the canvas')]);
  const leave = registry.add(() => [action('node:1', 'Moves there')]);
  expect(registry.actions().map((one) => one.title)).toEqual(['Moves there']);
  leave();
  expect(registry.actions().map((one) => one.title)).toEqual(['Opens the canvas']);
});
