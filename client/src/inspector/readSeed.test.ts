import { describe, expect, it } from 'vitest';
import { readSeed } from './readSeed.ts';

describe('a typed seed', () => {
  it('is a whole number of 32 bits, or none', () => {
    expect(readSeed(' 0 ')).toEqual({ ok: true, value: 0 });
    expect(readSeed('4294967295')).toEqual({ ok: true, value: 4_294_967_295 });
    expect(readSeed('  ')).toEqual({ ok: true, value: null });
  });

  it.each(['4294967296', '-1', '1.5', 'seven', '1e3', '99999999999999999999'])('%j is refused with the range', (text) =>
    expect(readSeed(text)).toEqual({ ok: false, problem: 'A whole number, 0 to 4 294 967 295' }),
  );
});
