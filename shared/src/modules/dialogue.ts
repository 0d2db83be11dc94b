import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';
import { mentionedAssets } from './mentionedAssets.ts';
import type { InputPort } from './ports.ts';
import { wholePrompt } from './shot.ts';

/** Languages that lines are spoken in, by what their voices are called. */
export const SPOKEN_LANGUAGES = ['en-gb', 'en-us', 'de', 'fr-fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl'] as const;
export const SpokenLanguage = z.enum(SPOKEN_LANGUAGES);
export type SpokenLanguage = z.infer<typeof SpokenLanguage>;

/** `character`: the voice that belongs to the character; without one, a narrator's. */
export const VOICES = ['character', 'woman-1', 'woman-2', 'woman-3', 'man-1', 'man-2', 'man-3'] as const;
export const Voice = z.enum(VOICES);
export type Voice = z.infer<typeof Voice>;

export const DialogueParams = z.object({
  text: z.string().max(20_000).default(''),
  language: SpokenLanguage.default('en-gb'),
  voice: Voice.default('character'),
  paceWpm: z.int().min(80).max(320).default(160),
  /** Semitones up or down from the voice's own. */
  pitch: z.int().min(-8).max(8).default(0),
});
export type DialogueParams = z.infer<typeof DialogueParams>;

const ports: readonly InputPort[] = [
  { key: 'text', title: 'Text', type: 'String', maxEdges: 4 },
  { key: 'character', title: 'Character', type: 'AssetReference', assetKinds: ['character'] },
];

/** A line that is spoken. */
export const dialogue = defineModule<DialogueParams>({
  key: 'dialogue',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: ports,
  outputs: [{ key: 'audio', title: 'Audio', type: 'Audio' }],
  params: DialogueParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params: { text, ...params }, inputs: { text: texts = [], ...arriving }, format, assets }) => {
    const told = mentionedAssets(wholePrompt(texts, text), arriving, ports, assets);
    if (!told.ok) return told;
    if (!/[\p{L}\p{N}]/u.test(told.value.text)) {
      return refuse('invalid-graph', 'There is nothing to say yet; write the line, or connect a text.', 'P50');
    }
    return ok({
      kind: 'audio',
      params: { ...params, text: told.value.text },
      inputs: told.value.inputs,
      ...format,
      frames: 1,
      // Spoken plainly; variations are other readings of it.
      lockedSeed: 0,
    });
  },
});
