import { z } from 'zod';
import { Colour } from '../assets/index.ts';
import { ok } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';
import type { Ports } from './ports.ts';

export const MATTE_KINDS = ['chroma', 'luma', 'neural'] as const;
export const MATTE_GIVES = ['picture', 'mask'] as const;
export const LUMA_KEEPS = ['bright', 'dark'] as const;

export const MatteParams = z.object({
  kind: z.enum(MATTE_KINDS).default('chroma'),
  gives: z.enum(MATTE_GIVES).default('picture'),
  /** The colour of the screen that goes. */
  keyColour: Colour.default('#00b140'),
  /** How far from the key's colour still goes, as a share of the widest distance there is. */
  tolerance: z.number().min(0).max(1).default(0.18),
  /** How wide the passage from gone to kept is. */
  softness: z.number().min(0).max(1).default(0.1),
  /** How much of the screen's light is taken off what stays. */
  spill: z.number().min(0).max(1).default(0.8),
  keeps: z.enum(LUMA_KEEPS).default('bright'),
  /** The brightness at which a luma key cuts. */
  threshold: z.number().min(0).max(1).default(0.5),
});
export type MatteParams = z.infer<typeof MatteParams>;

const portsFor = (gives: MatteParams['gives']): Ports => ({
  inputs: [{ key: 'image', title: 'Image', type: 'Image', required: true }],
  outputs: [
    gives === 'mask' ? { key: 'mask', title: 'Mask', type: 'Mask' } : { key: 'image', title: 'Image', type: 'Image' },
  ],
});

const usedBy = ({ keyColour, tolerance, softness, spill, keeps, threshold, ...both }: MatteParams) => {
  if (both.kind === 'chroma')
    return { ...both, keyColour, tolerance, softness, ...(both.gives === 'mask' ? {} : { spill }) };
  return both.kind === 'luma' ? { ...both, keeps, threshold, softness } : both;
};

/** Cuts what matters out of a picture: gives it with transparency, or its mask alone. */
export const matte = defineModule<MatteParams>({
  key: 'matte',
  version: 1,
  family: 'shot',
  runs: true,
  ...portsFor('picture'),
  portsFor: ({ gives }) => portsFor(gives),
  params: MatteParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params, inputs, format }) =>
    ok({
      kind: 'image',
      params: usedBy(params),
      inputs,
      ...format,
      frames: 1,
      lockedSeed: 0,
      ...(params.kind === 'neural' ? { wants: { module: 'matte-neural', makes: 'a matte without a screen' } } : {}),
    }),
});
