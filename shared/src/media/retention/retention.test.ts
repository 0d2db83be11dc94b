import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Sha256 } from '../media.ts';
import { addNamedHashes } from './namedHashes.ts';
import { type Blob, type CollectionFacts, planCollection } from './planCollection.ts';

const sha = (digit: string): Sha256 => Sha256.parse(digit.repeat(64));
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const namedIn = (text: string, ...known: string[]): string[] => {
  const found = new Set<string>();
  addNamedHashes(ascii(text), new Set(known), found);
  return [...found].sort();
};

const HEX = Array.from('0123456789abcdef');
const DAY_MS = 86_400_000;
const facts = (over: Partial<CollectionFacts>): CollectionFacts => ({
  blobs: [{ sha256: sha('a'), sizeBytes: 1 }],
  derived: [],
  named: new Set(),
  marks: new Map(),
  nowMs: 100 * DAY_MS,
  graceMs: 30 * DAY_MS,
  ...over,
});
const names = (blobs: readonly Blob[]): string[] => blobs.map(({ sha256 }) => sha256.charAt(0));

describe('hashes in bytes', () => {
  const hash = '0123456789abcdef'.repeat(4);
  const HexText = fc.string({ unit: fc.constantFrom(...HEX), maxLength: 90 });

  test('are found at the beginning, in the middle, at the end, and side by side', () => {
    expect(namedIn(hash, hash)).toEqual([hash]);
    expect(namedIn(`{"media":"${hash}"}`, hash)).toEqual([hash]);
    expect(namedIn(`/api/v1/media/${hash}`, hash)).toEqual([hash]);
    expect(namedIn(`${sha('a')}${hash}`, sha('a'), hash)).toEqual([hash, sha('a')].sort());
    expect(namedIn(hash.slice(1), hash)).toEqual([]);
    expect(namedIn('', hash)).toEqual([]);
  });

  test('are never missed, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.oneof(HexText, fc.string()), fc.oneof(HexText, fc.string()), (before, after) => {
        expect(namedIn(`${before}${hash}${after}`, hash)).toEqual([hash]);
      }),
    );
  });
});

describe('what may go', () => {
  test('[RT1] what is named stays, even with a mark of years ago', () => {
    const { kept, collect } = planCollection(facts({ named: new Set([sha('a')]), marks: new Map([[sha('a'), 0]]) }));
    expect([names(kept), names(collect)]).toEqual([['a'], []]);
  });

  test('[RT2] what is made of a file goes with it, and when something newer serves in its place', () => {
    const blobs = ['a', 'b', 'c', 'd'].map((digit) => ({ sha256: sha(digit), sizeBytes: 1 }));
    const marks = new Map(blobs.map(({ sha256 }) => [sha256, 0]));
    const derived = [
      { source: sha('a'), blob: sha('b'), serves: true },
      { source: sha('a'), blob: sha('c'), serves: false },
      { source: sha('d'), blob: sha('c'), serves: true },
    ];
    const plan = planCollection(facts({ blobs, marks, derived, named: new Set([sha('a')]) }));
    expect([names(plan.kept), names(plan.collect)]).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    // The same bytes may be of two files.
    const both = planCollection(facts({ blobs, marks, derived, named: new Set([sha('a'), sha('d')]) }));
    expect(names(both.collect)).toEqual([]);
  });

  test('[RT3] nothing goes at first sight, nor a moment before the grace is over', () => {
    const first = planCollection(facts({}));
    expect([names(first.mark), names(first.collect)]).toEqual([['a'], []]);
    const since = (ms: number) => planCollection(facts({ marks: new Map([[sha('a'), ms]]) }));
    expect(names(since(70 * DAY_MS + 1).collect)).toEqual([]);
    expect(since(70 * DAY_MS + 1).waiting[0]?.collectAtMs).toBe(100 * DAY_MS + 1);
    expect(names(since(70 * DAY_MS).collect)).toEqual(['a']);
    // Even where no grace is asked for.
    expect(planCollection(facts({ graceMs: 0 })).collect).toEqual([]);
  });

  test('[RT4] what is named again has the whole grace anew', () => {
    const again = planCollection(facts({ named: new Set([sha('a')]), marks: new Map([[sha('a'), 0]]) }));
    expect(again.unmark).toEqual([sha('a')]);
    expect(names(planCollection(facts({})).mark)).toEqual(['a']);
  });

  test('[RT5] a clock that was set back makes nothing older', () => {
    const { waiting, collect } = planCollection(facts({ marks: new Map([[sha('a'), 500 * DAY_MS]]) }));
    expect([waiting[0]?.sinceMs, collect]).toEqual([100 * DAY_MS, []]);
  });

  test('whatever happens, what is named is never collected, and every blob has one place', () => {
    const Digit = fc.constantFrom(...HEX).map(sha);
    const Facts = fc.record({
      blobs: fc.uniqueArray(Digit).map((hashes) => hashes.map((sha256) => ({ sha256, sizeBytes: 1 }))),
      named: fc.array(Digit).map((hashes) => new Set<string>(hashes)),
      marks: fc.array(fc.tuple(Digit, fc.integer({ min: 0, max: 200 * DAY_MS }))).map((marks) => new Map(marks)),
      derived: fc.array(fc.record({ blob: Digit, source: Digit, serves: fc.boolean() })),
      graceMs: fc.integer({ min: 0, max: 60 * DAY_MS }),
    });
    fc.assert(
      fc.property(Facts, (over) => {
        const plan = planCollection(facts(over));
        for (const { sha256 } of plan.collect) {
          expect(over.named.has(sha256)).toBe(false);
          const since = Math.min(over.marks.get(sha256) ?? Infinity, 100 * DAY_MS);
          expect(over.marks.has(sha256)).toBe(true);
          expect(100 * DAY_MS - since).toBeGreaterThanOrEqual(over.graceMs);
          for (const { blob, source, serves } of over.derived) {
            if (blob === sha256 && serves) expect(over.named.has(source)).toBe(false);
          }
        }
        expect(plan.kept.length + plan.waiting.length + plan.collect.length).toBe(over.blobs.length);
      }),
    );
  });
});
