import { z } from 'zod';
import { BlendOutline, DerivativeKind, DerivativeState, FilmstripLayout, MediaFacts, Sha256 } from '../media/index.ts';

/** What a derivative's kind has of these is known once it is ready. */
export const DerivativeDetails = z.object({
  widthPx: z.int().min(1).optional(),
  heightPx: z.int().min(1).optional(),
  frames: z.int().min(0).optional().describe('Of a proxy: as many as the original has'),
  filmstrip: FilmstripLayout.optional(),
  facts: MediaFacts.optional(),
  outline: BlendOutline.optional(),
});
export type DerivativeDetails = z.infer<typeof DerivativeDetails>;

export const Derivative = z.object({
  kind: DerivativeKind,
  state: DerivativeState,
  url: z.string().nullable().describe('Where it is, once it is ready; what is there never changes'),
  mediaType: z.string().nullable(),
  sizeBytes: z.int().min(0).nullable(),
  details: DerivativeDetails,
  error: z.string().nullable().describe('One sentence, where it could not be made'),
});
export type Derivative = z.infer<typeof Derivative>;

/** What is made of one file; nothing where nothing is made of its kind. */
export const Derivatives = z.object({ sha256: Sha256, derivatives: z.array(Derivative) });
export type Derivatives = z.infer<typeof Derivatives>;

/** Files that one call asks for at most. */
export const DERIVATIVES_ASKED_MAX = 50;

export const DerivativesQuery = z.object({
  media: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(Sha256).min(1).max(DERIVATIVES_ASKED_MAX))
    .describe(`SHA-256 of files, at most ${DERIVATIVES_ASKED_MAX}, with commas between`),
});

/** Of the files asked for those that you may see. */
export const DerivativesList = z.object({ items: z.array(Derivatives) });
