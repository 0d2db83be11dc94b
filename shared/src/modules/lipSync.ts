import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
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

/** A clip, or a picture of a person, that speaks. Its pipelines are models of a GPU, which an installation brings. */
export const lipSync = defineModule<LipSyncParams>({
  key: 'lip-sync',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [
    { key: 'video', title: 'Video', type: 'Video' },
    { key: 'image', title: 'Face picture', type: 'Image' },
    { key: 'audio', title: 'Speech', type: 'Audio', required: true },
  ],
  outputs: [{ key: 'video', title: 'Video', type: 'Video' }],
  params: LipSyncParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { seed, ...params }, inputs: { video = [], image = [], ...inputs }, format }) => {
    if (video.length === 0 && image.length === 0) {
      return refuse('invalid-graph', 'There is nobody to speak yet; connect a clip, or a picture of a person.', 'P50');
    }
    if (video.length > 0 && image.length > 0) {
      return refuse(
        'invalid-graph',
        'A clip and a picture are connected, and one of them speaks; take one away.',
        'P50',
      );
    }
    const plan = { kind: 'video', params, ...format, frames: 1, lockedSeed: seed } as const;
    if (video.length > 0) {
      return ok({
        ...plan,
        inputs: { ...inputs, video },
        wants: { module: 'lip-sync', makes: 'a clip of a person speak' },
      });
    }
    return ok({
      ...plan,
      inputs: { ...inputs, image },
      wants: { module: 'lip-sync-picture', makes: 'a picture of a person speak' },
    });
  },
});
