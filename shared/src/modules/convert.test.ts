import { describe, expect, it } from 'vitest';
import type { Plain, Scalar } from './handed.ts';
import { bridge, converted, ConvertParams, type ROUNDINGS } from './convert.ts';
import { fanOf, FanOutParams } from './fanOut.ts';
import { outOfRange } from './values.ts';

type Rounding = (typeof ROUNDINGS)[number];
const as = (from: Scalar, to: Scalar, rounding: Rounding = 'nearest', decimals = 2): ConvertParams =>
  ConvertParams.parse({ from, to, rounding, decimals });
const result = (value: Plain, params: ConvertParams): unknown => {
  const made = converted(value, params);
  return made.ok ? made.value : made.refusal.message;
};

describe('converting', () => {
  const right: [Plain, ConvertParams, Plain][] = [
    [35, as('Integer', 'Float'), 35],
    [2.5, as('Float', 'Integer'), 3],
    [2.5, as('Float', 'Integer', 'floor'), 2],
    [-2.5, as('Float', 'Integer', 'floor'), -3],
    [2.1, as('Float', 'Integer', 'ceiling'), 3],
    [-0.2, as('Float', 'Integer'), 0],
    [2.5, as('Float', 'String'), '2.50'],
    [2.5, as('Float', 'String', 'nearest', 0), '3'],
    [35, as('Integer', 'String'), '35'],
    [' 12,5 ', as('String', 'Float'), 12.5],
    ['-7', as('String', 'Integer'), -7],
    ['7.0', as('String', 'Integer'), 7],
    [true, as('Boolean', 'String'), 'yes'],
    [false, as('Boolean', 'Integer'), 0],
    [true, as('Boolean', 'Float'), 1],
    ['On', as('String', 'Boolean'), true],
    ['', as('String', 'Boolean'), false],
    [0, as('Integer', 'Boolean'), false],
    [-3, as('Integer', 'Boolean'), true],
  ];
  it.each(right)('[P18] %s by %o is %s', (value, params, wanted) => {
    expect(Object.is(result(value, params), wanted)).toBe(true);
  });

  const wrong: [string, ConvertParams, string][] = [
    ['thirty', as('String', 'Integer'), 'A Convert gets "thirty", which is not a whole number.'],
    ['3.7', as('String', 'Integer'), 'A Convert gets "3.7", which is not a whole number.'],
    ['', as('String', 'Float'), 'A Convert gets "", which is not a number.'],
    ['1e400', as('String', 'Float'), 'A Convert gets "1e400", which is not a number.'],
    ['perhaps', as('String', 'Boolean'), 'A Convert gets "perhaps", which is not yes or no.'],
  ];
  it.each(wrong)('[P18] %s by %o is refused', (value, params, sentence) => {
    expect(result(value, params)).toBe(sentence);
  });

  it('[P18] bridges what is written down, and nothing else', () => {
    expect(bridge('Float', 'Integer')).toEqual({ from: 'Float', to: 'Integer' });
    expect(bridge('Integer', 'Integer')).toBeUndefined();
    expect(bridge('Image', 'String')).toBeUndefined();
  });
});

describe('a fan-out', () => {
  const fan = (params: object): unknown => {
    const made = fanOf(FanOutParams.parse(params));
    return made.ok ? made.value : made.refusal.message;
  };
  it('[P23] reads a value a line, of its type', () => {
    expect(fan({ values: '24\n\n 35 \n' })).toEqual({ rows: [24, 35], columns: [''] });
    expect(fan({ shape: 'grid', values: '24\n35', columns: 'dawn\nnight' })).toEqual({
      rows: [24, 35],
      columns: ['dawn', 'night'],
    });
  });
  it('[P23] says what is wrong with it', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => String(index)).join('\n');
    expect(fan({})).toBe('A fan-out has no value yet; write one a line.');
    expect(fan({ values: '24\nwide' })).toBe('The value "wide" of a fan-out is not a whole number.');
    expect(fan({ shape: 'grid', values: '24' })).toBe('A fan-out has no column yet; write one a line.');
    expect(fan({ values: lines(65) })).toBe('A fan-out has 64 cells at most; this one has 65 values.');
    expect(fan({ shape: 'grid', values: lines(9), columns: lines(8) })).toBe(
      'A fan-out has 64 cells at most; this one has 9 × 8 = 72 cells.',
    );
    expect(fan({ shape: 'grid', values: lines(8), columns: lines(8) })).toMatchObject({ rows: { length: 8 } });
  });
});

describe('a range', () => {
  it('[P17] is told where a number lies beyond it', () => {
    expect(outOfRange({ value: 12, least: 12, most: 200 })).toBeNull();
    expect(outOfRange({ value: 11, least: 12, most: 200 })).toBe('11 is beyond its range, 12 to 200.');
    expect(outOfRange({ value: 5, least: 10, most: 0 })).toBe('Its range ends at 0, before it begins at 10.');
  });
});
