import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonicalJson.ts';

/** The same value with the keys of every map in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, turned(inner)] as const);
  return Object.fromEntries(entries.reverse());
}

describe('canonical JSON', () => {
  it('[P1] does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
      { numRuns: 1_000 },
    );
  });

  it('[P1] reads back as what it was, and is the same when written again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(canonicalJson(JSON.parse(text)))));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('[P1] tells different values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const isSame = JSON.stringify(turned(a)) === JSON.stringify(turned(b));
        if (!isSame && canonicalJson(a) === canonicalJson(b))
          expect(JSON.parse(canonicalJson(a))).toEqual(JSON.parse(JSON.stringify(b)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('[P1] sorts by code units, leaves undefined out, and writes no white space', () => {
    expect(canonicalJson({ b: 1, a: [{ z: undefined, é: 1, Z: 2 }, undefined], 10: 'x', 9: 'ü\n' })).toBe(
      '{"10":"x","9":"ü\\n","a":[{"Z":2,"é":1},null],"b":1}',
    );
    expect(canonicalJson(-0)).toBe('0');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 5n, undefined, () => 1])(
    '[P1] throws on what JSON cannot carry: %s',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
