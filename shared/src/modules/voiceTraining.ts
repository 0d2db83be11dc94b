import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { Seed } from '../runs/index.ts';
import { defineModule } from './defineModule.ts';
import { SpokenLanguage } from './dialogue.ts';
import { mentionedAssets } from './mentionedAssets.ts';
import { trainedAsset } from './trainedAsset.ts';

export const VoiceTrainingParams = z.object({
  language: SpokenLanguage.default('en-gb'),
  /** What is said in the recordings, a recording a line in their order; empty: it is listened to. */
  transcript: z.string().max(40_000).default(''),
  /** The line that the sample says; empty: one of the language. */
  sample: z.string().max(1_000).default(''),
  steps: z.int().min(10).max(50_000).default(2_000),
  /** In millionths: 100 is 1e-4. */
  learningRateMicros: z.int().min(1).max(10_000).default(100),
  seed: Seed.nullable().default(null),
});
export type VoiceTrainingParams = z.infer<typeof VoiceTrainingParams>;

const SAMPLE: Readonly<Record<SpokenLanguage, string>> = {
  'en-gb': 'We wait at the harbour until the fog lifts, and then we sail.',
  'en-us': 'We wait at the harbor until the fog lifts, and then we sail.',
  'de': 'Wir warten am Hafen, bis der Nebel steigt, und dann fahren wir los.',
  'fr-fr': 'Nous attendons au port que le brouillard se lève, puis nous partons.',
  'es': 'Esperamos en el puerto hasta que se levante la niebla, y luego zarpamos.',
  'it': 'Aspettiamo al porto che la nebbia si alzi, e poi salpiamo.',
  'pt': 'Esperamos no porto até a névoa subir, e depois partimos.',
  'nl': 'We wachten in de haven tot de mist optrekt, en dan varen we uit.',
  'sv': 'Vi väntar i hamnen tills dimman lättar, och sedan seglar vi.',
  'pl': 'Czekamy w porcie, aż mgła opadnie, a potem wypływamy.',
};

/**
 * A voice that is learned from a character's recordings. The take is a line that it says; its files become
 * the character's new version, whose lines are spoken by it from then on.
 */
export const voiceTraining = defineModule<VoiceTrainingParams>({
  key: 'voice-training',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [
    { key: 'asset', title: 'Character', type: 'AssetReference', assetKinds: ['character'], required: true },
    { key: 'recordings', title: 'More recordings', type: 'Audio', maxEdges: 32 },
  ],
  outputs: [{ key: 'audio', title: 'Sample', type: 'Audio' }],
  params: VoiceTrainingParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { seed, ...params }, inputs, format, assets }) => {
    const asset = trainedAsset(inputs['asset']);
    if (!asset.ok) return asset;
    const { name, voice } = asset.value.content;
    if (voice === undefined && (inputs['recordings']?.length ?? 0) === 0) {
      const message = `"${name}" has no voice to learn from; add a recording to it, or connect sounds.`;
      return refuse('invalid-graph', message, 'P54');
    }
    const sample = mentionedAssets(params.sample, {}, [], assets);
    if (!sample.ok) return sample;
    return ok({
      kind: 'audio',
      params: { ...params, sample: sample.value.text.trim() || SAMPLE[params.language] },
      inputs: { ...inputs, asset: [{ type: 'asset', asset: asset.value }] },
      ...format,
      frames: 1,
      lockedSeed: seed,
      wants: { module: 'voice-training', makes: 'a trained voice' },
    });
  },
});
