import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seed } from './runSpec.ts';
import { seedOf } from './seed.ts';

const seed = fc.integer({ min: 0, max: 0xffff_ffff });

describe('seeds', () => {
  it('[P9] are unsigned 32-bit integers, the same each time', () => {
    fc.assert(
      fc.property(fc.option(seed), fc.string(), fc.nat({ max: 7 }), (locked, request, variation) => {
        const drawn = seedOf(locked, request, variation);
        expect(Seed.safeParse(drawn).success).toBe(true);
        expect(seedOf(locked, request, variation)).toBe(drawn);
      }),
    );
  });

  it('[P9] repeat a locked seed in variation 0 and differ in the others, whatever the request', () => {
    fc.assert(
      fc.property(seed, fc.string(), fc.string(), (locked, one, other) => {
        expect(seedOf(locked, one, 0)).toBe(locked);
        const drawn = Array.from({ length: 8 }, (_, variation) => seedOf(locked, one, variation));
        expect(drawn).toEqual(Array.from({ length: 8 }, (_, variation) => seedOf(locked, other, variation)));
      }),
    );
    expect(new Set(Array.from({ length: 8 }, (_, variation) => seedOf(7, 'r', variation))).size).toBe(8);
  });

  it('[P9] are each request’s own where none is locked', () => {
    const drawn = Array.from({ length: 1_000 }, (_, index) => seedOf(null, `req${index}`, index % 8));
    expect(new Set(drawn).size).toBe(1_000);
  });
});
