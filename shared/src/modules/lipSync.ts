import { z } from 'zod';
import { ok } from '../errors/index.ts';
import { Seed } from '../runs/index.ts';
import { defineModule } from './defineModule.ts';

export const LipSyncParams = z.object({
  /** How far the mouth follows the sound, in per cent. */
  strength: z.int().min(0).max(100).default(100),
  /** Which face, counted from the left of the picture; 0: the largest. */
  face: z.int().min(0).max(20).default(0),
  seed: Seed.nullable().default(null),
});
export type LipSyncParams = z.infer<typeof LipSyncParams>;

/** A clip whose mouth follows a sound. Its pipelines are models of a GPU, which an installation brings. */
export const lipSync = defineModule<LipSyncParams>({
  key: 'lip-sync',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [
    { key: 'video', title: 'Video', type: 'Video', required: true },
    { key: 'audio', title: 'Speech', type: 'Audio', required: true },
  ],
  outputs: [{ key: 'video', title: 'Video', type: 'Video' }],
  params: LipSyncParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { seed, ...params }, inputs, format }) =>
    ok({ kind: 'video', params, inputs, ...format, frames: 1, lockedSeed: seed }),
});
