import { z } from 'zod';
import { ok } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';

export const UPSCALE_METHODS = ['esrgan', 'lanczos'] as const;
export const UPSCALE_FACTORS = ['2', '4'] as const;
/** No side of an upscaled picture is longer. */
export const MAX_UPSCALED_PX = 16_384;

export const UpscaleParams = z.object({
  method: z.enum(UPSCALE_METHODS).default('esrgan'),
  factor: z.enum(UPSCALE_FACTORS).default('2'),
});
export type UpscaleParams = z.infer<typeof UpscaleParams>;

/** A larger picture of the same. */
export const upscale = defineModule<UpscaleParams>({
  key: 'upscale',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [{ key: 'image', title: 'Image', type: 'Image', required: true }],
  outputs: [{ key: 'image', title: 'Image', type: 'Image' }],
  params: UpscaleParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params, inputs, format }) =>
    ok({
      kind: 'image',
      params,
      inputs,
      ...format,
      frames: 1,
      lockedSeed: 0,
      wants: { module: `upscale-${params.method}`, makes: 'a larger picture' },
    }),
});
