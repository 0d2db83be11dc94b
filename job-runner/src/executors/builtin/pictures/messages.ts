import { RunFailureCode } from '@dailies/shared/runs';
import { z } from 'zod';

/** What the runner asks of the process that works on pictures: one job, then it ends. Files in, a PNG out. */
export const PictureJob = z.object({
  work: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** The files that arrived at each port. */
  inputs: z.record(z.string(), z.array(z.string())),
  /** The project's frame. */
  widthPx: z.int().min(1),
  heightPx: z.int().min(1),
  /** Where the PNG is written. */
  to: z.string(),
});
export type PictureJob = z.infer<typeof PictureJob>;

/** What it answers: any number of `progress`, then one `done` or `failed`. */
export const PictureAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), fraction: z.number().min(0).max(1), phase: z.string() }),
  z.object({ type: z.literal('done'), widthPx: z.int().min(1), heightPx: z.int().min(1) }),
  z.object({
    type: z.literal('failed'),
    /** null: nothing that was foreseen, but a bug. */
    code: RunFailureCode.nullable(),
    message: z.string(),
  }),
]);
export type PictureAnswer = z.infer<typeof PictureAnswer>;
