import { expect, test } from 'vitest';
import { barPlace } from './barPlace.ts';

const place = (x: number, y: number, w: number, h: number, more = {}) =>
  barPlace({
    view: [1_000, 800],
    bar: [200, 40],
    selection: { x, y, w, h },
    hasPanel: false,
    isTopTaken: false,
    ...more,
  });

test('stands above the middle of the selection, within the view', () => {
  expect(place(300, 300, 400, 100)).toEqual([400, 248]);
  expect(place(-50, 300, 100, 100)).toEqual([12, 248]);
  expect(place(950, 300, 400, 100)).toEqual([788, 248]);
  expect(place(500, 300, 100, 100, { hasPanel: true })).toEqual([436, 248]);
});

test('goes below where there is no room above, and to the top where there is none at all', () => {
  expect(place(300, 20, 400, 100)).toEqual([400, 132]);
  expect(place(300, 300, 400, 100, { isTopTaken: true })).toEqual([400, 412]);
  expect(place(-100, -100, 1_200, 1_000)).toEqual([400, 12]);
});

test('goes with a selection that is out of sight', () => {
  expect(place(1_100, 300, 50, 50)).toBeNull();
  expect(place(300, -200, 50, 50)).toBeNull();
});
