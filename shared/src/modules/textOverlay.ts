import { z } from 'zod';
import { Colour } from '../assets/index.ts';
import { ok, refuse } from '../errors/index.ts';
import { Sha256 } from '../media/index.ts';
import { defineModule } from './defineModule.ts';
import { wholePrompt } from './shot.ts';

export const ANCHORS = [
  'top-left',
  'top',
  'top-right',
  'left',
  'centre',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const;

/** Sizes and margins are shares of the picture's height, so that a text stands alike on every size. */
export const TextOverlayParams = z.object({
  text: z.string().max(2_000).default(''),
  /** A font file; null is the one that ships. */
  font: Sha256.nullable().default(null),
  /** Of the font that ships; a font file is of one weight. */
  weight: z.int().min(100).max(900).default(600),
  size: z.number().min(0.01).max(1).default(0.07),
  anchor: z.enum(ANCHORS).default('bottom'),
  marginX: z.number().min(0).max(0.5).default(0.06),
  marginY: z.number().min(0).max(0.5).default(0.06),
  colour: Colour.default('#ffffff'),
  opacity: z.number().min(0).max(1).default(1),
  /** As a share of the text's size; 0 is none. */
  outline: z.number().min(0).max(0.3).default(0),
  outlineColour: Colour.default('#000000'),
  box: z.boolean().default(false),
  boxColour: Colour.default('#000000'),
  boxOpacity: z.number().min(0).max(1).default(0.6),
});
export type TextOverlayParams = z.infer<typeof TextOverlayParams>;

/** Words on a picture; without a picture, on nothing in the project's frame. */
export const textOverlay = defineModule<TextOverlayParams>({
  key: 'text-overlay',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [
    { key: 'image', title: 'Image', type: 'Image' },
    { key: 'text', title: 'Text', type: 'String', maxEdges: 4 },
  ],
  outputs: [{ key: 'image', title: 'Image', type: 'Image' }],
  params: TextOverlayParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { text: own, font, ...look }, inputs: { image = [], text: arriving = [] }, format }) => {
    const text = wholePrompt(arriving, own);
    if (text === '') return refuse('invalid-graph', 'There is no text yet; write one, or connect one.', 'P32');
    const { outlineColour, boxColour, boxOpacity, ...always } = look;
    return ok({
      kind: 'image',
      params: {
        ...always,
        text,
        ...(look.outline > 0 ? { outlineColour } : {}),
        ...(look.box ? { boxColour, boxOpacity } : {}),
      },
      inputs: {
        image,
        font: font === null ? [] : [{ type: 'media', kind: 'file', sha256: font }],
      },
      ...format,
      frames: 1,
      lockedSeed: 0,
    });
  },
});
