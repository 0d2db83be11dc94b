import { openMediaStore } from '@dailies/media-store';
import { Sha256 } from '@dailies/shared/media';
import { z } from 'zod';
import { RunFailure } from '../executors/RunFailure.ts';
import { measureMedia } from '../executors/functionRunner/measureMedia.ts';
import { makePoster } from '../media/index.ts';
import type { CpuFunction, CpuFunctions } from './CpuFunction.ts';

export const MeasureInput = z.object({ path: z.string() });
export type MeasureInput = z.infer<typeof MeasureInput>;

export const PosterInput = z.object({ mediaUrl: z.string(), media: Sha256, mediaType: z.string() });
export type PosterInput = z.infer<typeof PosterInput>;

/** A poster that lies in the store. */
export const StoredPoster = z.object({ sha256: Sha256, sizeBytes: z.int(), mediaType: z.string() });
export type StoredPoster = z.infer<typeof StoredPoster>;

async function storePoster({ mediaUrl, media, mediaType }: PosterInput): Promise<StoredPoster> {
  const store = await openMediaStore(mediaUrl);
  const bytes = new Uint8Array(await new Response(await store.read(media)).arrayBuffer());
  const poster = await makePoster(bytes, mediaType).catch((error: unknown) => {
    throw new RunFailure('bad-output', 'The result cannot be decoded, so it has no poster; generate it again.', {
      cause: error,
    });
  });
  return { ...(await store.put(poster.bytes)), mediaType: poster.mediaType };
}

/** All that decodes what a run made. */
export const cpuFunctions: CpuFunctions = new Map<string, CpuFunction>([
  ['measure', (input) => measureMedia(MeasureInput.parse(input).path)],
  ['poster', (input) => storePoster(PosterInput.parse(input))],
]);
