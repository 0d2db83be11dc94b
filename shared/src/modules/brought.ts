import { z } from 'zod';
import { ok, refuse } from '../errors/index.ts';
import { BROUGHT_KINDS, Sha256 } from '../media/index.ts';
import { defineModule } from './defineModule.ts';

/** A side of a picture or a video; null while it is not known. */
const SidePx = z.int().min(1).max(65_536).nullable().default(null);
/** What people know it by: a file's name, or the take that it was taken from. */
const Name = z.string().max(200).default('');

export const PictureParams = z.object({
  media: Sha256.nullable().default(null),
  width: SidePx,
  height: SidePx,
  name: Name,
});
export type PictureParams = z.infer<typeof PictureParams>;

export const ClipParams = z.object({
  media: Sha256.nullable().default(null),
  /** A still of it; null where whoever brought it could not make one. */
  poster: Sha256.nullable().default(null),
  width: SidePx,
  height: SidePx,
  durationSeconds: z.number().min(0).max(86_400).nullable().default(null),
  name: Name,
});
export type ClipParams = z.infer<typeof ClipParams>;

export const SoundParams = z.object({
  media: Sha256.nullable().default(null),
  durationSeconds: z.number().min(0).max(86_400).nullable().default(null),
  name: Name,
});
export type SoundParams = z.infer<typeof SoundParams>;

export const FileParams = z.object({
  media: Sha256.nullable().default(null),
  kind: z.enum(BROUGHT_KINDS).nullable().default(null),
  sizeBytes: z.int().min(0).nullable().default(null),
  name: Name,
});
export type FileParams = z.infer<typeof FileParams>;

const free = { tags: [], gpuMemoryBytes: 0 };

/** A still picture that somebody brought, or took from a take. */
export const picture = defineModule<PictureParams>({
  key: 'picture',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [{ key: 'image', title: 'Image', type: 'Image' }],
  params: PictureParams,
  requirements: free,
  evaluate: ({ params: { media } }) =>
    media === null
      ? refuse('invalid-graph', 'A picture that this is made from is empty; drop one on its node.', 'P12')
      : ok({ image: [{ type: 'media', kind: 'image', sha256: media }] }),
});

/** A video that somebody brought. */
export const clip = defineModule<ClipParams>({
  key: 'clip',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [{ key: 'video', title: 'Video', type: 'Video' }],
  params: ClipParams,
  requirements: free,
  evaluate: ({ params: { media } }) =>
    media === null
      ? refuse('invalid-graph', 'A clip that this is made from is empty; drop a video on its node.', 'P12')
      : ok({ video: [{ type: 'media', kind: 'video', sha256: media }] }),
});

/** A sound that somebody brought. */
export const sound = defineModule<SoundParams>({
  key: 'sound',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [{ key: 'audio', title: 'Audio', type: 'Audio' }],
  params: SoundParams,
  requirements: free,
  evaluate: ({ params: { media } }) =>
    media === null
      ? refuse('invalid-graph', 'A sound that this is made from is empty; drop one on its node.', 'P12')
      : ok({ audio: [{ type: 'media', kind: 'audio', sha256: media }] }),
});

/** A file that is kept with the film, as it was brought: a Blender file, a font, a workflow. */
export const file = defineModule<FileParams>({
  key: 'file',
  version: 1,
  family: 'shot',
  runs: false,
  inputs: [],
  outputs: [],
  params: FileParams,
  requirements: free,
  evaluate: () => ok({}),
});
