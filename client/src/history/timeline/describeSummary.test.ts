import { SummaryPart } from '@dailies/shared/http';
import { expect, it } from 'vitest';
import { describeSummary } from './describeSummary.ts';

const part = (root: string, kind: string, count: number, ...names: string[]): SummaryPart =>
  SummaryPart.parse({ root, kind, count, names, nodes: [] });

it.each([
  [[part('nodes', 'added', 2, 'Wide', 'Close')], 'Added ‘Wide’ and ‘Close’'],
  [[part('nodes', 'changed', 5, 'Wide', 'Close')], 'Changed ‘Wide’ and 4 more'],
  [[part('nodes', 'moved', 3)], 'Moved 3 nodes'],
  [[part('edges', 'added', 1), part('picks', 'changed', 1, 'Wide')], 'Made 1 connection, picked a take of ‘Wide’'],
  [[part('settings', 'changed', 2, 'name', 'fps')], 'Changed the settings: name, fps'],
  [[part('requests', 'added', 2)], 'Asked for takes 2 times'],
  [[], 'Edited, and took it back'],
])('%j', (summary, text) => {
  expect(describeSummary(summary)).toBe(text);
});
