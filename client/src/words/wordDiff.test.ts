import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, wordDiff } from './wordDiff.ts';

const short = (parts: readonly DiffPart[]): string =>
  parts.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind]).join('');
const side = (parts: readonly DiffPart[], left: 'removed' | 'added'): string =>
  parts.flatMap(({ kind, text }) => (kind === 'same' || kind === left ? [text] : [])).join('');

describe('wordDiff', () => {
  it.each([
    ['A rainy street', 'A foggy street', 'A [-rainy-][+foggy+] street'],
    ['Rain', 'Rain, and wind', 'Rain[+, and wind+]'],
    ['one two three four', 'one five six four', 'one [-two three-][+five six+] four'],
    ['', 'New', '[+New+]'],
    ['Same', 'Same', 'Same'],
  ])('%s → %s', (before, after, text) => {
    expect(short(wordDiff(before, after))).toBe(text);
  });

  it('holds both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('rain', 'fog', ' ', '  ', ',', '.', 'é', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [before, after] = [a.join(''), b.join('')];
        const parts = wordDiff(before, after);
        expect(side(parts, 'removed')).toBe(before);
        expect(side(parts, 'added')).toBe(after);
      }),
      { numRuns: 400 },
    );
  });

  it('replaces the middle of very long texts that share nothing, quickly', () => {
    const words = (word: string): string => `${word} `.repeat(20_000);
    const started = performance.now();
    expect(wordDiff(words('a').trim(), words('b').trim())).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
