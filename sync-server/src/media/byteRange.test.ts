import { expect, test } from 'vitest';
import { byteRange } from './byteRange.ts';

test.each([
  [undefined, 'whole'],
  ['bytes=0-', { firstByte: 0, lastByte: 9 }],
  ['bytes=0-0', { firstByte: 0, lastByte: 0 }],
  ['bytes=3-5', { firstByte: 3, lastByte: 5 }],
  ['bytes=3-500', { firstByte: 3, lastByte: 9 }],
  ['bytes=-4', { firstByte: 6, lastByte: 9 }],
  ['bytes=-400', { firstByte: 0, lastByte: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=10-12', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-3', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,3-4', 'whole'],
  ['frames=0-1', 'whole'],
  ['nonsense', 'whole'],
])('%s of ten bytes is %o', (header, expected) => {
  expect(byteRange(header, 10)).toEqual(expected);
});

test.each(['bytes=0-', 'bytes=-1'])('%s of no bytes holds nothing', (header) => {
  expect(byteRange(header, 0)).toBe('unsatisfiable');
});
