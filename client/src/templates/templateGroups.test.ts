import { STARTING_TEMPLATES } from '@dailies/shared/templates';
import { expect, test } from 'vitest';
import { contentWords, templateGroups } from './templateGroups.ts';

test('common films are there by themselves, and found by their words', () => {
  expect(templateGroups([], '').map(({ title, templates }) => [title, templates.length])).toEqual([
    ['Common films', STARTING_TEMPLATES.length],
  ]);
  expect(templateGroups([], 'SHOT reverse').flatMap(({ templates }) => templates.map(({ name }) => name))).toEqual([
    'Dialogue scene',
  ]);
  expect(templateGroups([], 'opera')).toEqual([]);
});

test('says what a template brings', () => {
  const [narrative] = STARTING_TEMPLATES;
  expect(narrative && contentWords(narrative.content.graph)).toBe('8 shots, 4 assets, 2 other nodes');
});
