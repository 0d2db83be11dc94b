import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median, quantile, spreadOf } from './statistics.ts';

it('takes quantiles by the nearest rank, in any order', () => {
  const values = [9, 1, 5, 3, 7, 2, 8, 4, 10, 6];
  expect([0, 0.05, 0.5, 0.95, 1].map((fraction) => quantile(values, fraction))).toEqual([1, 1, 5, 10, 10]);
  expect(quantile([], 0.5)).toBeNaN();
});

it('takes the median of an even count between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([])).toBeNaN();
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
});

it('a quantile is one of the values, and that share of them is no higher', () => {
  const values = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, fraction) => {
      const found = quantile(all, fraction);
      expect(all).toContain(found);
      expect(all.filter((value) => value <= found).length / all.length).toBeGreaterThanOrEqual(fraction - 1e-9);
    }),
  );
});
