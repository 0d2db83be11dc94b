import { RunSpec } from '@dailies/shared/runs';
import { z } from 'zod';

/** What the runner asks of the drawing process: one job, then it ends. */
export const PrevisJob = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('still'), spec: RunSpec }),
  /** The video is written to `path`, a file in a folder that the runner owns and removes. */
  z.object({
    kind: z.literal('motion'),
    spec: RunSpec,
    path: z.string(),
    /** The file of the shot's first frame, where it has one. */
    firstFrame: z.instanceof(Uint8Array).optional(),
  }),
]);
export type PrevisJob = z.infer<typeof PrevisJob>;

/** What the drawing process answers: any number of `progress`, then one `done` or `failed`. */
export const PrevisAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number().min(0).max(1), phase: z.string() }),
  z.object({
    type: z.literal('done'),
    /** The picture; absent where the result lies in the job's file. */
    bytes: z.instanceof(Uint8Array).optional(),
    widthPx: z.int(),
    heightPx: z.int(),
    frames: z.int(),
  }),
  z.object({
    type: z.literal('failed'),
    message: z.string(),
    /** What a person can act on; other failures are Dailies' own. */
    isForeseen: z.boolean(),
  }),
]);
export type PrevisAnswer = z.infer<typeof PrevisAnswer>;
