import { z } from 'zod';
import { ok, type Result } from '../errors/index.ts';
import { Seed } from '../runs/index.ts';
import { defineModule, type ModuleContext, type ModulePlan } from './defineModule.ts';
import { mentionedAssets } from './mentionedAssets.ts';
import type { InputPort } from './ports.ts';
import { castPorts, wholePrompt } from './shot.ts';

const told = {
  prompt: z.string().max(20_000).default(''),
  negativePrompt: z.string().max(20_000).default(''),
  /** A number repeats a take exactly; null draws a new seed for each request. */
  seed: Seed.nullable().default(null),
};

const ImageToImageParams = z.object({
  ...told,
  /** 0 leaves the picture as it is, 1 keeps nothing of it. */
  strength: z.number().min(0).max(1).default(0.6),
});
type ImageToImageParams = z.infer<typeof ImageToImageParams>;

const InpaintParams = z.object({
  ...told,
  strength: z.number().min(0).max(1).default(1),
  /** How far the mask is grown before, in pixels of the picture. */
  growPx: z.int().min(0).max(200).default(8),
  featherPx: z.int().min(0).max(200).default(8),
});
type InpaintParams = z.infer<typeof InpaintParams>;

interface Told {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly seed: number | null;
}

function planTold<Params extends Told & Readonly<Record<string, string | number | null>>>(
  {
    params: { seed, prompt, ...rest },
    inputs: { prompt: texts = [], ...inputs },
    format,
    assets,
  }: ModuleContext<Params>,
  wants: ModulePlan['wants'] & {},
): Result<ModulePlan> {
  const words = mentionedAssets(wholePrompt(texts, prompt), inputs, castPorts, assets);
  if (!words.ok) return words;
  return ok({
    kind: 'image',
    params: { ...rest, prompt: words.value.text },
    inputs: words.value.inputs,
    ...format,
    frames: 1,
    lockedSeed: seed,
    wants,
  });
}

const image: InputPort = { key: 'image', title: 'Image', type: 'Image', required: true };
const outputs = [{ key: 'image', title: 'Image', type: 'Image' }] as const;
const requirements = { tags: [], gpuMemoryBytes: 0 };

/** A picture made anew after another one. */
export const imageToImage = defineModule<ImageToImageParams>({
  key: 'image-to-image',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [image, ...castPorts],
  outputs,
  params: ImageToImageParams,
  requirements,
  plan: (context) => planTold(context, { module: 'image-to-image', makes: 'a picture after another' }),
});

/** A part of a picture made anew: where its mask is white. */
export const inpaint = defineModule<InpaintParams>({
  key: 'inpaint',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [image, { key: 'mask', title: 'Mask', type: 'Mask', required: true }, ...castPorts],
  outputs,
  params: InpaintParams,
  requirements,
  plan: (context) => planTold(context, { module: 'inpaint', makes: 'a part of a picture anew' }),
});
