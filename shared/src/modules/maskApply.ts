import { z } from 'zod';
import { Colour } from '../assets/index.ts';
import { ok } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';

export const MASK_GROUNDS = ['transparent', 'colour'] as const;
export const MASK_FITS = ['refuse', 'stretch'] as const;

export const MaskApplyParams = z.object({
  ground: z.enum(MASK_GROUNDS).default('transparent'),
  colour: Colour.default('#000000'),
  invert: z.boolean().default(false),
  /** How far the edge is softened, in pixels of the picture. */
  featherPx: z.number().min(0).max(200).default(0),
  /** What becomes of a mask of another size than the picture. */
  fit: z.enum(MASK_FITS).default('refuse'),
});
export type MaskApplyParams = z.infer<typeof MaskApplyParams>;

/** A picture where its mask is white; elsewhere nothing, or a colour. */
export const maskApply = defineModule<MaskApplyParams>({
  key: 'mask-apply',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [
    { key: 'image', title: 'Image', type: 'Image', required: true },
    { key: 'mask', title: 'Mask', type: 'Mask', required: true },
  ],
  outputs: [{ key: 'image', title: 'Image', type: 'Image' }],
  params: MaskApplyParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { colour, ...params }, inputs, format }) =>
    ok({
      kind: 'image',
      params: params.ground === 'colour' ? { ...params, colour } : params,
      inputs,
      ...format,
      frames: 1,
      lockedSeed: 0,
    }),
});
