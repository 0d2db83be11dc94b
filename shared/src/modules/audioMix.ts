import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { defineModule } from './defineModule.ts';
import type { InputPort } from './ports.ts';

/** Sounds that one mix takes at most. */
export const MIX_TRACKS = 8;
export const MIX_NORMALISE = ['none', 'peak', 'loudness'] as const;

const LevelDb = z.number().min(-60).max(12).default(0);
const Seconds = z.number().min(0).max(3_600).default(0);
const FadeSeconds = z.number().min(0).max(60).default(0);

/** What is set for one of the sounds, by its number from 1: its key in the params. */
export const MIX_KEYS = ['level', 'offset', 'fadeIn', 'fadeOut'] as const;
export const mixKey = (key: (typeof MIX_KEYS)[number], track: number): string => `${key}${track}`;

const SHAPES = { level: LevelDb, offset: Seconds, fadeIn: FadeSeconds, fadeOut: FadeSeconds } as const;
const TRACKS = Array.from({ length: MIX_TRACKS }, (_, index) => index + 1);

/** Of the mix as a whole. */
const MixSettings = z.object({
  /** How many sounds are mixed. */
  tracks: z.int().min(1).max(MIX_TRACKS).default(2),
  normalise: z.enum(MIX_NORMALISE).default('none'),
});

/** Of every sound: `level1` in decibels, `offset1`, `fadeIn1` and `fadeOut1` in seconds. */
export const MixTracks = z.object(
  Object.fromEntries(TRACKS.flatMap((track) => MIX_KEYS.map((key) => [mixKey(key, track), SHAPES[key]]))),
);

const shape: Readonly<Record<string, z.ZodType>> = { ...MixSettings.shape, ...MixTracks.shape };
export const AudioMixParams = z.object(shape);
export type AudioMixParams = z.infer<typeof AudioMixParams>;

const soundPort = (track: number): InputPort => ({ key: `sound${track}`, title: `Sound ${track}`, type: 'Audio' });
const OUTPUTS = [{ key: 'audio', title: 'Audio', type: 'Audio' }] as const;

/** Several sounds laid over each other: 48 kHz, two channels. */
export const audioMix = defineModule<AudioMixParams>({
  key: 'audio-mix',
  version: 1,
  family: 'shot',
  runs: true,
  inputs: [soundPort(1), soundPort(2)],
  outputs: OUTPUTS,
  portsFor: (params) => ({
    inputs: TRACKS.slice(0, MixSettings.parse(params).tracks).map(soundPort),
    outputs: OUTPUTS,
  }),
  params: AudioMixParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params, inputs, format }) => {
    const { tracks, normalise } = MixSettings.parse(params);
    const settings = MixTracks.parse(params);
    const used = TRACKS.slice(0, tracks).filter((track) => (inputs[soundPort(track).key] ?? []).length > 0);
    if (used.length === 0) {
      return refuse('invalid-graph', 'There is nothing to mix yet; connect a sound.', 'P50');
    }
    return ok({
      kind: 'audio',
      params: {
        normalise,
        // What is set for a sound that is not there decides nothing.
        ...Object.fromEntries(
          used.flatMap((track) => MIX_KEYS.map((key) => [mixKey(key, track), settings[mixKey(key, track)] ?? 0])),
        ),
      },
      inputs: Object.fromEntries(used.map((track) => [soundPort(track).key, inputs[soundPort(track).key] ?? []])),
      ...format,
      frames: 1,
      lockedSeed: 0,
    });
  },
});
