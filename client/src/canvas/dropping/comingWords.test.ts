import { expect, test } from 'vitest';
import { shareSent, standingText } from './comingWords.ts';

test.each([
  [{ phase: null, fraction: 0 }, 'Waiting its turn'],
  [{ phase: 'sending', fraction: 0.996 }, '99 %'],
  [{ phase: 'waiting', fraction: 0.4 }, 'Waiting for the connection'],
  [{ phase: 'checking', fraction: 1 }, 'Looking at it'],
] as const)('%j is said as %j', (file, text) => {
  expect(standingText(file)).toBe(text);
});

test('the share of all is by bytes, and of none is none', () => {
  expect(shareSent([])).toBe(0);
  expect(
    shareSent([
      { fraction: 1, sizeBytes: 10 },
      { fraction: 0, sizeBytes: 30 },
    ]),
  ).toBe(0.25);
});
