import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOG_BYTES, logEnd } from './logEnd.ts';

test('a short log stays as it is', () => {
  expect(logEnd('one\ntwo é')).toBe('one\ntwo é');
});

test('what PostgreSQL cannot store is replaced', () => {
  expect(logEnd('a\0b\ud800c')).toBe('a\ufffdb\ufffdc');
});

test('of a long log the end is kept, in whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), fc.nat(50), (end, shift) => {
      const kept = logEnd('x'.repeat(shift) + '🎬'.repeat(30_000) + end);
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(LOG_BYTES);
      expect(Buffer.byteLength(kept)).toBeGreaterThan(LOG_BYTES - 4);
      expect(kept.endsWith(end.replaceAll('\0', '\ufffd').toWellFormed())).toBe(true);
      expect(kept.startsWith('🎬')).toBe(true);
    }),
    { numRuns: 30 },
  );
});
