import { expect, test } from 'vitest';
import { around, fromMap, mapView, toMap } from './mapView.ts';

test('a box around nothing is none', () => {
  expect(around([])).toBeNull();
  expect(
    around([
      { x: 10, y: 20, w: 5, h: 5 },
      { x: -10, y: 0, w: 4, h: 100 },
    ]),
  ).toEqual({ x: -10, y: 0, w: 25, h: 100 });
});

test('what is shown lies in the middle of the map, whole, and a point goes there and back', () => {
  const box = { x: -1_000, y: 500, w: 4_000, h: 1_000 };
  const view = mapView(box, 208, 136);
  const shown = toMap(box, view);
  expect(shown.x).toBeCloseTo(8);
  expect(shown.w).toBeCloseTo(192);
  expect(shown.y + shown.h / 2).toBeCloseTo(68);
  const [x, y] = fromMap(shown.x, shown.y, view);
  expect([x, y].map(Math.round)).toEqual([-1_000, 500]);
});

test('a single small node does not fill it', () => {
  expect(toMap({ x: 0, y: 0, w: 100, h: 100 }, mapView({ x: 0, y: 0, w: 100, h: 100 }, 208, 136)).w).toBeLessThan(20);
});
