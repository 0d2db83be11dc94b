import { expect, test } from 'vitest';
import { stepOf } from './stepOf.ts';

test('a range is walked in about a hundred round steps', () => {
  expect(stepOf({ least: 0, most: 100 }, true)).toBe(1);
  expect(stepOf({ least: 0, most: 1 }, false)).toBe(0.01);
  expect(stepOf({ least: -1, most: 1 }, false)).toBe(0.01);
  expect(stepOf({ least: 0, most: 0.2 }, false)).toBe(0.001);
  expect(stepOf({ least: 12, most: 2_000 }, false)).toBe(1);
  expect(stepOf({ least: 5, most: 5 }, false)).toBe(0.01);
});
