import { setPriority } from 'node:os';
import type { Maker } from '@dailies/shared/media';
import type { CpuFunction, CpuFunctions } from '../../cpu/CpuFunction.ts';
import { RunFailure } from '../../executors/RunFailure.ts';
import { type Made, MakeInput } from './Made.ts';
import { makeFacts } from './makeFacts.ts';
import { makeFilmstrip } from './makeFilmstrip.ts';
import { makeOutline } from './makeOutline.ts';
import { makePosters } from './makePosters.ts';
import { makeProxy } from './makeProxy.ts';
import { makeWaveform } from './makeWaveform.ts';

// Files in, files out, in a process that knows neither an address nor a key of the store.

/** What people wait for at this moment (a run, a page) comes first. */
const NICE = 10;
setPriority(NICE);

const MAKE: Readonly<Record<Maker, (input: MakeInput) => Promise<Made>>> = {
  posters: makePosters,
  facts: makeFacts,
  waveform: makeWaveform,
  filmstrip: makeFilmstrip,
  proxy: makeProxy,
  outline: makeOutline,
};

const making =
  (make: (input: MakeInput) => Promise<Made>): CpuFunction =>
  async (input) => {
    try {
      return await make(MakeInput.parse(input));
    } catch (error) {
      if (error instanceof RunFailure) throw error;
      throw new RunFailure('bad-output', 'The file cannot be decoded; it may be damaged, so export it again.', {
        cause: error,
      });
    }
  };

export const cpuFunctions: CpuFunctions = new Map(Object.entries(MAKE).map(([maker, make]) => [maker, making(make)]));
