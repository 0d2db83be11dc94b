import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { replaceText } from './replaceText.ts';

const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ß', '🎬', '🚀', '😀', '👩‍🚀'), maxLength: 30 });

/** How many characters a change inserts and deletes. */
function costOf(now: string, next: string): { read: string; inserted: number; deleted: number } {
  const text = new Y.Doc().getText('text');
  text.insert(0, now);
  let inserted = 0;
  let deleted = 0;
  text.observe(({ delta }) => {
    for (const part of delta) {
      if (typeof part.insert === 'string') inserted += part.insert.length;
      deleted += part.delete ?? 0;
    }
  });
  text.doc?.transact(() => replaceText(text, next));
  return { read: text.toString(), inserted, deleted };
}

describe('replacing a shared text', () => {
  it('[N2] makes it read the new text, whatever the two are', () => {
    fc.assert(
      fc.property(words, words, (now, next) => {
        expect(costOf(now, next).read).toBe(next);
      }),
      { numRuns: 2_000 },
    );
  });

  it('[N2] touches no more than what lies between the common start and end', () => {
    fc.assert(
      fc.property(words, words, words, words, (start, end, was, becomes) => {
        const cost = costOf(start + was + end, start + becomes + end);
        // Never half a character: a pair of surrogates is replaced as a whole.
        expect(cost.deleted).toBeLessThanOrEqual(was.length + 2);
        expect(cost.inserted).toBeLessThanOrEqual(becomes.length + 2);
      }),
      { numRuns: 2_000 },
    );
  });

  it('[N2] changes nothing where nothing differs', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(costOf(text, text)).toEqual({ read: text, inserted: 0, deleted: 0 });
      }),
    );
  });
});
