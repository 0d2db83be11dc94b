import { expect, it } from 'vitest';
import { gpuFigures, gpusText } from './gpuText.ts';

const gpu = (usedBytes: number, load: number | null) => ({
  name: 'H200',
  memoryBytes: 141e9,
  usedBytes,
  load,
  temperatureCelsius: 51,
});

it('says the figures of one, of several together, and nothing that is not known of all', () => {
  expect(gpusText([])).toBeNull();
  expect(gpusText([gpu(20e9, 0.5)])).toBe('H200 · 20 GB of 141 GB · 50 % load · 51 °C');
  expect(gpusText([gpu(20e9, 1), gpu(40e9, 0.5)])).toBe('2 × H200 · 60 GB of 282 GB · 75 % load · 51 °C');
  expect(gpusText([gpu(20e9, 1), gpu(40e9, null)])).toBe('2 × H200 · 60 GB of 282 GB · 51 °C');
  const silent = { name: 'T4', memoryBytes: null, usedBytes: null, load: null, temperatureCelsius: null };
  expect([gpusText([silent]), gpuFigures([silent])]).toEqual(['T4', null]);
});
