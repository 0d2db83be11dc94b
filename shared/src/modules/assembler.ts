import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { defineModule, type ModuleInputs } from './defineModule.ts';
import type { InputPort } from './ports.ts';

/** Clips, and stills, that one assembly takes at most; what is longer is an assembly of assemblies. */
export const ASSEMBLED_CLIPS = 12;
export const ASSEMBLED_STILLS = 8;
const ASSEMBLY_JOINS = ['cut', 'crossfade'] as const;
const ASSEMBLY_FITS = ['letterbox', 'fill'] as const;

const LevelDb = z.number().min(-60).max(12).default(0);
const Fade = z.int().min(0).max(240).default(0);

export const AssemblerParams = z.object({
  clips: z.int().min(0).max(ASSEMBLED_CLIPS).default(3),
  stills: z.int().min(0).max(ASSEMBLED_STILLS).default(1),
  /** Keys of inputs as they follow each other, `clip2 still1 clip1`; those that it does not name come after them. */
  order: z.string().max(400).default(''),
  join: z.enum(ASSEMBLY_JOINS).default('cut'),
  /** Frames in which one shot gives way to the next. */
  crossfade: z.int().min(1).max(240).default(12),
  /** Frames that a still stands for. */
  hold: z.int().min(1).max(2_400).default(48),
  /** Frames at both ends of every clip that are there for transitions only. */
  handles: z.int().min(0).max(240).default(0),
  fit: z.enum(ASSEMBLY_FITS).default('letterbox'),
  /** Frames, of the whole. */
  fadeIn: Fade,
  fadeOut: Fade,
  clipLevel: LevelDb,
  soundLevel: LevelDb,
});
export type AssemblerParams = z.infer<typeof AssemblerParams>;

const KEY = /^(clip|still)(\d+)$/;
const isStill = (key: string): boolean => key.startsWith('still');
const keysOf = (kind: 'clip' | 'still', count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${kind}${index + 1}`);

/** The keys of the inputs in the order of the cut: as `order` says, then clips and stills from the top. */
export function assemblyOrder({
  clips,
  stills,
  order,
}: Pick<AssemblerParams, 'clips' | 'stills' | 'order'>): readonly string[] {
  const there = [...keysOf('clip', clips), ...keysOf('still', stills)];
  const named = order.split(/\s+/).filter((key) => KEY.test(key) && there.includes(key));
  return [...new Set([...named, ...there])];
}

const shotPort = (key: string, index: number): InputPort =>
  isStill(key)
    ? { key, title: `${index + 1} Still`, type: 'Image' }
    : { key, title: `${index + 1} Clip`, type: 'Video' };

/** The sockets stand in the order of the cut, so that it is read on the canvas from the top. */
const portsFor = (params: Pick<AssemblerParams, 'clips' | 'stills' | 'order'>) => ({
  inputs: [
    ...assemblyOrder(params).map(shotPort),
    { key: 'sound', title: 'Sound', type: 'Audio' },
  ] satisfies InputPort[],
  outputs: [{ key: 'video', title: 'Video', type: 'Video' }] as const,
});

/** What is there, renumbered: an input that stays empty decides nothing. */
function assembled(params: AssemblerParams, inputs: ModuleInputs) {
  const there = assemblyOrder(params).flatMap((key) => {
    const values = inputs[key] ?? [];
    return values.length === 0 ? [] : [{ kind: isStill(key) ? ('still' as const) : ('clip' as const), values }];
  });
  const counts = { clip: 0, still: 0 };
  const keyed = there.map(({ kind, values }) => {
    counts[kind] += 1;
    return [`${kind}${counts[kind]}`, values] as const;
  });
  return { clips: counts.clip, stills: counts.still, order: keyed.map(([key]) => key).join(' '), keyed };
}

/**
 * Clips and stills one after another, with a sound under them: a film in the project's frame. How long it is shows
 * when it is made, so its recipe says one frame.
 */
export const assembler = defineModule<AssemblerParams>({
  key: 'assembler',
  version: 1,
  family: 'cut',
  runs: true,
  ...portsFor({ clips: 3, stills: 1, order: '' }),
  portsFor,
  params: AssemblerParams,
  requirements: { tags: [], gpuMemoryBytes: 0 },
  plan: ({ params, inputs, format }) => {
    const { clips, stills, order, keyed } = assembled(params, inputs);
    if (keyed.length === 0) {
      return refuse('invalid-graph', 'There is nothing to cut yet; connect a clip or a still.', 'P52');
    }
    const { join, crossfade, hold, handles, fit, fadeIn, fadeOut, clipLevel, soundLevel } = params;
    const sound = inputs['sound'] ?? [];
    return ok({
      kind: 'video',
      // What nothing is there for decides nothing.
      params: {
        clips,
        stills,
        order,
        fit,
        fadeIn,
        fadeOut,
        ...(keyed.length > 1 ? { join, ...(join === 'crossfade' ? { crossfade } : {}) } : {}),
        ...(clips > 0 ? { handles, clipLevel } : {}),
        ...(stills > 0 ? { hold } : {}),
        ...(sound.length > 0 ? { soundLevel } : {}),
      },
      inputs: { ...Object.fromEntries(keyed), ...(sound.length > 0 ? { sound } : {}) },
      ...format,
      frames: 1,
      lockedSeed: 0,
    });
  },
});
