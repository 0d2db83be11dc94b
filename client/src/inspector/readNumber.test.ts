import { describe, expect, it } from 'vitest';
import { readNumber, stepped } from './readNumber.ts';

const lens = { min: 12, max: 200, unit: 'mm', step: 1 };
const seconds = { min: 0.5, max: 20, unit: 's', step: 0.5 };

describe('a typed number', () => {
  it.each([
    ['85', 85],
    [' 85 mm ', 85],
    ['85MM', 85],
    ['12', 12],
    ['200', 200],
    ['35,5', 35.5],
    ['+50.', 50],
  ])('%j is %d', (text, value) => expect(readNumber(text, lens)).toEqual({ ok: true, value }));

  it.each(['11.9', '201', '-35', '0'])('%j is out of range, and the range is said', (text) =>
    expect(readNumber(text, lens)).toEqual({ ok: false, problem: '12 to 200 mm' }),
  );

  it.each(['', 'mm', 'wide', '3 5', '1e2', '--4', 'Infinity', '0x20'])('%j is no number', (text) =>
    expect(readNumber(text, lens)).toEqual({ ok: false, problem: 'A number, 12 to 200 mm' }),
  );

  it('has no unit where the range has none', () =>
    expect(readNumber('x', { min: 1, max: 8, unit: '' })).toEqual({ ok: false, problem: 'A number, 1 to 8' }));
});

describe('a step', () => {
  it('stays within the range, and has no more digits than the step', () => {
    expect(stepped(35, 10, lens)).toBe(45);
    expect(stepped(199, 10, lens)).toBe(200);
    expect(stepped(13, -10, lens)).toBe(12);
    expect(stepped(0.5, 1, { ...seconds, step: 0.1 })).toBe(0.6);
    expect(stepped(0.7, 0.1 / 0.1, { ...seconds, step: 0.1 })).toBe(0.8);
  });
});
