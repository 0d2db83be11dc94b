import { expect, test } from 'vitest';
import { clusterPins } from './clusterPins.ts';

const pin = (id: string, x: number, y = 0) => ({ id, x, y });
const shape = (pins: ReturnType<typeof pin>[], zoom: number) =>
  clusterPins(pins, zoom, 30).map(({ pins: all }) => all.map(({ id }) => id).join(''));

test('pins apart stay apart, and join when one goes farther away', () => {
  const pins = [pin('a', 0), pin('b', 40), pin('c', 400)];
  expect(shape(pins, 1)).toEqual(['a', 'b', 'c']);
  expect(shape(pins, 0.5)).toEqual(['ab', 'c']);
  expect(shape(pins, 0.05)).toEqual(['abc']);
});

test('a cluster stands where its first pin stands, and does not grow along a chain', () => {
  const [first, second] = clusterPins([pin('a', 0), pin('b', 20), pin('c', 40)], 1, 30);
  expect(first).toMatchObject({ id: 'a', x: 0, y: 0 });
  expect(first?.pins).toHaveLength(2);
  expect(second).toMatchObject({ id: 'c', x: 40 });
});

test('pins on both sides of nought are near to each other', () => {
  expect(shape([pin('a', -2, -2), pin('b', 2, 2)], 1)).toEqual(['ab']);
});

test('every pin is in one cluster', () => {
  const pins = Array.from({ length: 300 }, (_, index) => pin(String(index), (index * 37) % 900, (index * 91) % 700));
  const all = clusterPins(pins, 0.3, 30).flatMap((cluster) => cluster.pins.map(({ id }) => id));
  expect(new Set(all).size).toBe(300);
  expect(all).toHaveLength(300);
});
