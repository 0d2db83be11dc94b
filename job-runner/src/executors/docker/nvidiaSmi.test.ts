import { expect, test } from 'vitest';
import { gpuFigures } from './nvidiaSmi.ts';

test('figures of GPUs are read as nvidia-smi prints them, and what one does not tell is null', () => {
  const printed = [
    '0, GPU-5f3d7a10-8b9d-6a1e-0c57-3d5c2f1f6a77, NVIDIA H200, 143771, 1024, 37, 41',
    '1, GPU-00000000-0000-0000-0000-000000000001, NVIDIA GB10, [N/A], [N/A], 0, [Not Supported]',
    '',
  ].join('\n');
  expect(gpuFigures(printed)).toEqual([
    {
      index: '0',
      uuid: 'GPU-5f3d7a10-8b9d-6a1e-0c57-3d5c2f1f6a77',
      name: 'NVIDIA H200',
      memoryBytes: 143_771 * 1_048_576,
      usedBytes: 1_073_741_824,
      load: 0.37,
      temperatureCelsius: 41,
    },
    {
      index: '1',
      uuid: 'GPU-00000000-0000-0000-0000-000000000001',
      name: 'NVIDIA GB10',
      memoryBytes: null,
      usedBytes: null,
      load: 0,
      temperatureCelsius: null,
    },
  ]);
  expect(gpuFigures('No devices were found\n')).toEqual([]);
});
