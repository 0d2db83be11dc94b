import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, freePlace, inRows, sizeFor } from './places.ts';

const box = fc.record({
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
  w: fc.integer({ min: 20, max: 600 }),
  h: fc.integer({ min: 20, max: 600 }),
});
const covers = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe('the size of a node for a picture', () => {
  it('has the picture in its own ratio, within bounds', () => {
    expect(sizeFor(1_600, 900)).toEqual([280, 36 + 158]);
    expect(sizeFor(100, 4_000)).toEqual([280, 36 + 420]);
    expect(sizeFor(4_000, 100)).toEqual([280, 36 + 96]);
    expect(sizeFor(null, null)).toEqual([280, 216]);
  });
});

describe('a row', () => {
  it('lies around the point, one beside the other', () => {
    expect(inRows([[280, 200]], [0, 0], [])).toEqual([[-140, -18]]);
    const sizes = [[280, 200] as const, [280, 456] as const, [280, 132] as const];
    expect(inRows(sizes, [100, 50], [])).toEqual([
      [-352, 32],
      [-40, 32],
      [272, 32],
    ]);
  });

  it('goes below what it would cover', () => {
    const under = { x: 100, y: 150, w: 300, h: 80 };
    expect(inRows([[280, 200]], [0, 0], [under])).toEqual([[-140, 262]]);
    // Beside it there is room.
    expect(inRows([[280, 200]], [-200, 0], [under])).toEqual([[-340, -18]]);
  });
});

describe('a free place', () => {
  it('covers nothing, wherever everything lies', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 30 }), fc.option(box, { nil: undefined }), (others, from) => {
        const [x, y] = freePlace(from === undefined ? others : [...others, from], [280, 194], from);
        for (const other of others) expect(covers({ x, y, w: 280, h: 194 }, other)).toBe(false);
        if (from !== undefined) expect(x).toBeGreaterThan(from.x + from.w);
      }),
    );
  });

  it('is beside the one that it comes from, or below what stands there', () => {
    const from = { x: 0, y: 0, w: 320, h: 300 };
    expect(freePlace([from], [280, 194], from)).toEqual([384, 0]);
    expect(freePlace([from, { x: 400, y: 50, w: 300, h: 100 }], [280, 194], from)).toEqual([384, 182]);
    expect(freePlace([], [280, 194])).toEqual([0, 0]);
  });
});
