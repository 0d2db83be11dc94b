import { expect, test } from 'vitest';
import { nextSpeed, withIn, withOut } from './shuttle.ts';

test('each press of the same key is twice as fast, up to eight; the other key turns round', () => {
  expect([0, 1, 2, 4, 8, -4, 0.5].map((now) => nextSpeed(now, 1))).toEqual([1, 2, 4, 8, 8, 1, 1]);
  expect([0, -1, -8, 2].map((now) => nextSpeed(now, -1))).toEqual([-1, -2, -8, -1]);
});

test('a part has its beginning before its end, whichever is set last', () => {
  expect(withIn(null, 10, 48)).toEqual({ in: 10, out: 47 });
  expect(withOut(null, 20)).toEqual({ in: 0, out: 20 });
  expect(withOut(withIn(null, 10, 48), 20)).toEqual({ in: 10, out: 20 });
  expect(withIn({ in: 10, out: 20 }, 30, 48)).toEqual({ in: 30, out: 47 });
  expect(withOut({ in: 10, out: 20 }, 5)).toEqual({ in: 0, out: 5 });
  expect(withIn(null, 0, 1)).toEqual({ in: 0, out: 0 });
});
