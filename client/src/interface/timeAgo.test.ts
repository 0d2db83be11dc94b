import { expect, test } from 'vitest';
import { timeAgo } from './timeAgo.ts';

test.each([
  [5, 'just now'],
  [61, '1 minute ago'],
  [7_300, '2 hours ago'],
  [90_000, 'yesterday'],
  [3 * 7 * 86_400, '3 weeks ago'],
])('%i seconds: %s', (seconds, text) => {
  expect(timeAgo(0, seconds * 1_000)).toBe(text);
});
