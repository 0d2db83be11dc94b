import { z } from 'zod';
import { TRAINED_AT_MOST, TrainedFile } from '../assets/index.ts';
import { Fps, MediaKind, Sha256 } from '../media/index.ts';

/** How a run ended, as the runner reports it. Written once for a run, in the table `run_outcomes`. */
export const RunOutcome = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('succeeded'),
    kind: MediaKind,
    media: Sha256,
    mediaType: z.string(),
    poster: Sha256,
    widthPx: z.int().min(1),
    heightPx: z.int().min(1),
    frames: z.int().min(1),
    fps: Fps,
    /** The name of the backend that ran it, such as `builtin`. */
    backend: z.string(),
    runSeconds: z.number().min(0),
    /** One sentence where another pipeline than the wanted one was used; null otherwise. */
    fallback: z.string().nullable(),
    /** Files that were trained for the asset of the recipe; absent where there are none. */
    trained: z.array(TrainedFile).min(1).max(TRAINED_AT_MOST).optional(),
  }),
  z.object({ state: z.literal('failed'), code: z.string(), message: z.string().max(2_000) }),
  z.object({ state: z.literal('cancelled') }),
]);
export type RunOutcome = z.infer<typeof RunOutcome>;
