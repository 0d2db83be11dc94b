import { expect, it } from 'vitest';
import { Restarts } from './Restarts.ts';

it('starts again at once, then with growing waits, and anew after a recovery', () => {
  const restarts = new Restarts();
  const delays = Array.from({ length: 9 }, () => restarts.delayMsAfter(10));
  expect(delays).toEqual([0, 200, 500, 1_000, 2_000, 5_000, 10_000, 10_000, 10_000]);
  expect(restarts.failures).toBe(9);
  expect(restarts.delayMsAfter(30_000)).toBe(0);
  expect(restarts.failures).toBe(1);
});
