import { expect, test } from 'vitest';
import { barsOf } from './waveformBars.ts';

test('bars are as loud as the loudest in them, and no more than there are peaks', () => {
  expect(barsOf([0, 255, 51, 0], 2)).toEqual([1, 0.2]);
  expect(barsOf([255, 0], 100)).toEqual([1, 0]);
});
