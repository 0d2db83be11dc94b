import { z } from 'zod';
import { Fps } from './media.ts';

/** What is made of a file, beside it: named by the file's hash, the kind, and the version of its maker. */
export const DerivativeKind = z.enum([
  'poster-small',
  'poster-medium',
  'poster-large',
  'facts',
  'waveform',
  'filmstrip',
  'proxy',
  'outline',
]);
export type DerivativeKind = z.infer<typeof DerivativeKind>;

/** What makes derivatives: one piece of work, however many kinds come of it. */
export const Maker = z.enum(['posters', 'facts', 'waveform', 'filmstrip', 'proxy', 'outline']);
export type Maker = z.infer<typeof Maker>;

interface MakerFacts {
  /** Raised when what it makes changes: everything is then made again, beside the old, which serves until then. */
  readonly version: number;
  readonly makes: readonly DerivativeKind[];
  /** Lower first: whoever waits sees a picture before anything is encoded. */
  readonly priority: number;
}

export const MAKERS: Readonly<Record<Maker, MakerFacts>> = {
  posters: { version: 1, makes: ['poster-small', 'poster-medium', 'poster-large'], priority: 10 },
  facts: { version: 1, makes: ['facts'], priority: 12 },
  waveform: { version: 1, makes: ['waveform'], priority: 14 },
  filmstrip: { version: 1, makes: ['filmstrip'], priority: 20 },
  proxy: { version: 1, makes: ['proxy'], priority: 30 },
  outline: { version: 1, makes: ['outline'], priority: 12 },
};

/** Which makers a file of this type is given to; none for a font, a workflow, weights. */
export function makersFor(mediaType: string): readonly Maker[] {
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') return ['posters'];
  if (mediaType.startsWith('video/')) return ['posters', 'facts', 'filmstrip', 'proxy'];
  if (mediaType.startsWith('audio/')) return ['facts', 'waveform'];
  return mediaType === 'application/x-blender' ? ['outline'] : [];
}

export const makerOf = (kind: DerivativeKind): Maker =>
  Maker.options.find((maker) => MAKERS[maker].makes.includes(kind)) ?? 'posters';

/** Rises whenever a maker's version or `makersFor` changes, so that every file is looked at anew. */
export const DERIVATIVES_PLAN = 2;

/** Width and height at most of a poster, in pixels; a smaller picture is not enlarged. */
export const POSTER_BOX_PX = { 'poster-small': 320, 'poster-medium': 960, 'poster-large': 1_920 } as const;
export type PosterKind = keyof typeof POSTER_BOX_PX;

/**
 * `unneeded`: looked at, and the file itself serves better (a film that every browser plays).
 * `failed`: the sentence says why, and it is not tried again by itself.
 */
export const DerivativeState = z.enum(['waiting', 'making', 'ready', 'failed', 'unneeded']);
export type DerivativeState = z.infer<typeof DerivativeState>;

/** What ffprobe says: every picture counted, the rate as a fraction. */
export const MediaFacts = z.object({
  durationSeconds: z.number().min(0),
  /** Of the picture; null for a sound. */
  video: z
    .object({
      codec: z.string(),
      widthPx: z.int().min(1),
      heightPx: z.int().min(1),
      frames: z.int().min(0),
      fps: Fps.nullable().describe('Frames a second as a fraction; null where the file does not say'),
    })
    .nullable(),
  /** Of the sound; null where there is none. */
  audio: z.object({ codec: z.string(), sampleRateHz: z.int().min(1), channels: z.int().min(1) }).nullable(),
});
export type MediaFacts = z.infer<typeof MediaFacts>;

/** Tiles from left to right and from top to bottom, at even distances in time, all of one size. */
export const FilmstripLayout = z.object({
  tiles: z.int().min(1),
  columns: z.int().min(1),
  tileWidthPx: z.int().min(1),
  tileHeightPx: z.int().min(1),
});
export type FilmstripLayout = z.infer<typeof FilmstripLayout>;

/** The loudest sample of each equal part of a sound, 0 to 255. */
export const Waveform = z.object({
  durationSeconds: z.number().min(0),
  peaks: z.array(z.int().min(0).max(255)).min(1),
});
export type Waveform = z.infer<typeof Waveform>;

/** The names in a Blender file by which a picture of it is asked for. */
export const BlendOutline = z.object({
  scenes: z.array(
    z.object({
      name: z.string(),
      /** Of its view layers. */
      layers: z.array(z.string()),
      firstFrame: z.int(),
      lastFrame: z.int(),
    }),
  ),
  /** Of all scenes. */
  cameras: z.array(z.string()),
});
export type BlendOutline = z.infer<typeof BlendOutline>;
