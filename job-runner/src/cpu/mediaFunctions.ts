import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { RunFailure } from '../executors/RunFailure.ts';
import { measureMedia } from '../executors/functionRunner/measureMedia.ts';
import { makePoster } from '../media/index.ts';
import type { CpuFunction, CpuFunctions } from './CpuFunction.ts';

// Files in, files out: what decodes foreign bytes has neither an address nor a key of the store.

export const MeasureInput = z.object({ path: z.string() });
export type MeasureInput = z.infer<typeof MeasureInput>;

export const PosterInput = z.object({ path: z.string(), mediaType: z.string(), to: z.string() });
export type PosterInput = z.infer<typeof PosterInput>;

export const PosterMade = z.object({ mediaType: z.string() });
export type PosterMade = z.infer<typeof PosterMade>;

async function writePoster({ path, mediaType, to }: PosterInput): Promise<PosterMade> {
  const poster = await makePoster(await readFile(path), mediaType).catch((error: unknown) => {
    throw new RunFailure('bad-output', 'The result cannot be decoded, so it has no poster; generate it again.', {
      cause: error,
    });
  });
  await writeFile(to, poster.bytes);
  return { mediaType: poster.mediaType };
}

/** All that decodes what a run made. */
export const cpuFunctions: CpuFunctions = new Map<string, CpuFunction>([
  ['measure', (input) => measureMedia(MeasureInput.parse(input).path)],
  ['poster', (input) => writePoster(PosterInput.parse(input))],
]);
