import { z } from 'zod';
import { Colour } from '../assets/index.ts';
import { ok } from '../errors/index.ts';
import { defineModule, type ModulePlan } from './defineModule.ts';
import type { Ports } from './ports.ts';

export const MAX_LAYERS = 8;
export const LAYER_FITS = ['contain', 'cover', 'stretch', 'pixels'] as const;
export const BLEND_MODES = [
  'over',
  'multiply',
  'screen',
  'overlay',
  'soft-light',
  'hard-light',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'difference',
  'exclusion',
  'add',
  'dest-out',
] as const;

/**
 * How one layer stands in the frame. `x` and `y` are where its centre is, as a share of the frame from the
 * top left; `scale` is times the size that `fit` gives; `rotationDegrees` is clockwise.
 */
export const LayerPlace = z.object({
  fit: z.enum(LAYER_FITS).default('contain'),
  x: z.number().min(-1).max(2).default(0.5),
  y: z.number().min(-1).max(2).default(0.5),
  scale: z.number().min(0.01).max(8).default(1),
  rotationDegrees: z.number().min(-180).max(180).default(0),
  opacity: z.number().min(0).max(1).default(1),
  blend: z.enum(BLEND_MODES).default('over'),
});
export type LayerPlace = z.infer<typeof LayerPlace>;
type Placed = keyof LayerPlace;

const PLACED = LayerPlace.keyof().options;
const numbers = Array.from({ length: MAX_LAYERS }, (_, index) => index + 1);

/** The param of a layer, counted from 1 at the bottom: `opacity3`. */
export const layerParam = (placed: Placed, layer: number): string => `${placed}${layer}`;

type Param = string | number | boolean;

/** A param for each property of each layer, so that two people who move two layers do not meet. */
const CompositeParams: z.ZodType<Readonly<Record<string, Param>>> = z.object({
  layers: z.int().min(2).max(MAX_LAYERS).default(2),
  /** Off: what no layer covers is transparent. */
  isFilled: z.boolean().default(true),
  fill: Colour.default('#000000'),
  ...Object.fromEntries(
    numbers.flatMap((layer) => PLACED.map((placed) => [layerParam(placed, layer), LayerPlace.shape[placed]] as const)),
  ),
});

/** A layer's place, out of the params of a composite or of its recipe. */
export const layerPlace = (params: Readonly<Record<string, unknown>>, layer: number): LayerPlace =>
  LayerPlace.parse(Object.fromEntries(PLACED.map((placed) => [placed, params[layerParam(placed, layer)]])));

const portsFor = (layers: number): Ports => ({
  inputs: numbers.slice(0, layers).map((layer) => ({
    key: `layer${layer}`,
    title: layer === 1 ? 'Layer 1, the ground' : `Layer ${layer}`,
    type: 'Image',
    required: layer === 1,
  })),
  outputs: [{ key: 'image', title: 'Image', type: 'Image' }],
});

/** Pictures over each other in the project's frame. */
export const composite = defineModule<Readonly<Record<string, Param>>>({
  key: 'composite',
  version: 1,
  family: 'shot',
  runs: true,
  ...portsFor(2),
  portsFor: ({ layers }) => portsFor(Number(layers)),
  params: CompositeParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params, inputs, format }) => {
    // [P30] Only layers that are there decide the picture.
    const there = numbers.filter((layer) => (inputs[`layer${layer}`] ?? []).length > 0);
    const places = there.flatMap((layer) =>
      Object.entries(layerPlace(params, layer)).map(([placed, value]) => [`${placed}${layer}`, value] as const),
    );
    const { isFilled = true, fill = '' } = params;
    const plan: ModulePlan = {
      kind: 'image',
      params: { isFilled, ...(isFilled === true ? { fill } : {}), ...Object.fromEntries(places) },
      inputs: Object.fromEntries(there.map((layer) => [`layer${layer}`, inputs[`layer${layer}`] ?? []])),
      ...format,
      frames: 1,
      lockedSeed: 0,
    };
    return ok(plan);
  },
});
