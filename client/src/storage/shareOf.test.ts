import { expect, test } from 'vitest';
import { shareOf } from './shareOf.ts';

test.each([
  [0, 10, 0],
  [5, 10, 50],
  [1, 1_000_000, 0.5],
  [30, 10, 100],
  [0, 0, 0],
])('%d of %d are %d per cent', (bytes, whole, share) => {
  expect(shareOf(bytes, whole)).toBe(share);
});
