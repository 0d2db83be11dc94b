import { expect, test } from 'vitest';
import { progressLine } from './progressLine.ts';

test.each([
  ['PROGRESS: 50 | Denoising…', { fraction: 0.5, phase: 'Denoising…' }],
  ['PROGRESS:50|x', { fraction: 0.5, phase: 'x' }],
  ['PROGRESS: 12.5', { fraction: 0.125, phase: '' }],
  ['PROGRESS: 100\r', { fraction: 1, phase: '' }],
  ['PROGRESS: 250 | over', { fraction: 1, phase: 'over' }],
  [`PROGRESS: 1 | ${'x'.repeat(500)}`, { fraction: 0.01, phase: 'x'.repeat(120) }],
  ['PROGRESS: -5 | back', null],
  ['PROGRESS: half', null],
  [' PROGRESS: 5', null],
  ['progress: 5', null],
  ['', null],
])('%j is %o', (line, expected) => {
  expect(progressLine(line)).toEqual(expected);
});
