import { RunFailure } from '../../executors/RunFailure.ts';
import type { CpuFunction, CpuFunctions } from '../CpuFunction.ts';

/** Functions that behave as native code on foreign bytes may. */
export const cpuFunctions: CpuFunctions = new Map<string, CpuFunction>([
  ['echo', async (input) => ({ input, pid: process.pid })],
  ['refuse', () => Promise.reject(new RunFailure('bad-output', 'The file is damaged; generate it again.'))],
  ['bug', () => Promise.reject(new TypeError('x is not a function'))],
  ['crash', () => process.abort()],
  ['exit', () => process.exit(0)],
  [
    'spin',
    () => {
      for (;;);
    },
  ],
]);
