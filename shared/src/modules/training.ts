import { z } from 'zod';
import type { AssetKind, AssetVersion } from '../assets/index.ts';
import { ok, refuse, type Result } from '../errors/index.ts';
import { Seed } from '../runs/index.ts';
import { defineModule, type ModuleContext } from './defineModule.ts';
import { mentionedAssets } from './mentionedAssets.ts';
import { trainedAsset } from './trainedAsset.ts';

/** Pictures that a sample shows side by side. */
const SAMPLES_AT_MOST = 4;

export const TrainingParams = z.object({
  /** The word that calls what was trained in a prompt; empty: the asset's name. */
  trigger: z.string().max(80).default(''),
  /** What all its pictures show besides, in a few words. */
  caption: z.string().max(2_000).default(''),
  /** Prompts, one a line, of the pictures that show what was learned; empty: ones that fit the kind of asset. */
  samples: z.string().max(8_000).default(''),
  steps: z.int().min(10).max(20_000).default(1_000),
  /** How much the file can hold: its size grows with it. */
  rank: z.int().min(1).max(128).default(16),
  /** In millionths: 100 is 1e-4. */
  learningRateMicros: z.int().min(1).max(10_000).default(100),
  /** The longer side of a picture while it is learned, and of a sample. */
  sizePx: z.int().min(64).max(2_048).default(768),
  seed: Seed.nullable().default(null),
});
export type TrainingParams = z.infer<typeof TrainingParams>;

const CAPTION: Readonly<Record<AssetKind, (trigger: string) => string>> = {
  character: (trigger) => `a photo of ${trigger}`,
  style: (trigger) => `a picture in the style of ${trigger}`,
  location: (trigger) => `a photo of the place ${trigger}`,
};

const SAMPLES: Readonly<Record<AssetKind, (trigger: string) => readonly string[]>> = {
  character: (trigger) => [`close-up of ${trigger}, grey background`, `${trigger} walks down a street, full shot`],
  style: (trigger) => [`a harbour in the style of ${trigger}`, `portrait of a woman in the style of ${trigger}`],
  location: (trigger) => [`wide shot of ${trigger}, in daylight`, `wide shot of ${trigger}, at night`],
};

/** A text as people typed it, with names in place of mentions. */
function plainText(text: string, { assets }: Pick<ModuleContext<unknown>, 'assets'>): Result<string> {
  const told = mentionedAssets(text, {}, [], assets);
  return told.ok ? ok(told.value.text.trim()) : told;
}

/** The prompts of the samples, each with the word that calls the asset. */
function samplesOf({ kind }: AssetVersion, trigger: string, written: string): Result<string> {
  const lines = written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > SAMPLES_AT_MOST) {
    const message = `There are ${lines.length} sample prompts, and a training shows ${SAMPLES_AT_MOST} at most; take some out.`;
    return refuse('invalid-graph', message, 'P54');
  }
  const wanted = lines.length === 0 ? SAMPLES[kind](trigger) : lines;
  return ok(wanted.map((line) => (line.includes(trigger) ? line : `${trigger}, ${line}`)).join('\n'));
}

/**
 * A file that teaches a model how an asset looks, learned from the asset's pictures. The take is a sample of
 * what was learned; the file becomes the asset's new version. Its pipelines are models of a GPU, which an
 * installation brings.
 */
export const training = defineModule<TrainingParams>({
  key: 'training',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [
    {
      key: 'asset',
      title: 'Asset',
      type: 'AssetReference',
      assetKinds: ['character', 'style', 'location'],
      required: true,
    },
    { key: 'pictures', title: 'More pictures', type: 'Image', maxEdges: 32 },
  ],
  outputs: [{ key: 'image', title: 'Sample', type: 'Image' }],
  params: TrainingParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { seed, ...params }, inputs, format, assets }) => {
    const asset = trainedAsset(inputs['asset']);
    if (!asset.ok) return asset;
    const { name, references } = asset.value.content;
    if (references.length + (inputs['pictures']?.length ?? 0) === 0) {
      const message = `"${name}" has no pictures to learn from; add references to it, or connect pictures.`;
      return refuse('invalid-graph', message, 'P54');
    }
    const typed = plainText(params.trigger, { assets });
    const caption = plainText(params.caption, { assets });
    const written = plainText(params.samples, { assets });
    if (!typed.ok) return typed;
    if (!caption.ok) return caption;
    if (!written.ok) return written;
    const trigger = typed.value === '' ? name : typed.value;
    const samples = samplesOf(asset.value, trigger, written.value);
    if (!samples.ok) return samples;
    const shown = CAPTION[asset.value.kind](trigger);
    return ok({
      kind: 'image',
      params: {
        ...params,
        trigger,
        caption: caption.value === '' ? shown : `${shown}, ${caption.value}`,
        samples: samples.value,
      },
      inputs: { ...inputs, asset: [{ type: 'asset', asset: asset.value }] },
      widthPx: params.sizePx,
      heightPx: params.sizePx,
      frames: 1,
      fps: format.fps,
      lockedSeed: seed,
      wants: { module: 'training', makes: `a trained file for a ${asset.value.kind}` },
    });
  },
});
