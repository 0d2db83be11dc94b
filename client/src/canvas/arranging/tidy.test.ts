import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, inReadingOrder, tidy } from './tidy.ts';

const box = (id: string, x: number, y: number, w = 100, h = 80): Box => ({ id, x, y, w, h });

test('reads line by line, and a box a little lower is still of its line', () => {
  const boxes = [box('d', 10, 200), box('b', 300, 15), box('a', 0, 0), box('c', 600, -20), box('e', 400, 190)];
  expect(inReadingOrder(boxes).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a grid keeps the corner, and gives columns and lines the size of their largest', () => {
  const boxes = [box('a', 5, 7, 100, 50), box('b', 300, 7, 40, 90), box('c', 5, 200, 160, 20), box('d', 300, 200)];
  expect([...tidy(boxes, 'grid', 10)]).toEqual([
    ['a', [5, 7]],
    ['b', [175, 7]],
    ['c', [5, 107]],
    ['d', [175, 107]],
  ]);
  expect([...tidy(boxes, 'row', 10).values()].map(([, y]) => y)).toEqual([7, 7, 7, 7]);
  expect([...tidy(boxes, 'column', 10).values()].map(([x]) => x)).toEqual([5, 5, 5, 5]);
});

test('nothing overlaps when it is tidied', () => {
  const size = fc.integer({ min: 1, max: 500 });
  const place = fc.integer({ min: -2_000, max: 2_000 });
  const boxes = fc.array(fc.record({ x: place, y: place, w: size, h: size }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(boxes, fc.constantFrom('grid', 'row', 'column'), (drawn, into) => {
      const given = drawn.map((drawnBox, index) => ({ ...drawnBox, id: String(index) }));
      const places = tidy(given, into, 10);
      const tidied = given.map((known) => {
        const [x, y] = places.get(known.id) ?? [Number.NaN, Number.NaN];
        return { ...known, x, y };
      });
      for (const a of tidied) {
        for (const b of tidied) {
          if (a.id === b.id) continue;
          const isApart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
          expect(isApart).toBe(true);
        }
      }
    }),
  );
});
