import { DerivativeKind } from '@dailies/shared/media';
import { z } from 'zod';

/** What a maker is given: a file on this machine, and a folder for what it makes. */
export const MakeInput = z.object({ path: z.string(), mediaType: z.string(), folder: z.string() });
export type MakeInput = z.infer<typeof MakeInput>;

/** One derivative, as a file in the folder. `details` are what is known of it without opening it. */
const MadeFile = z.object({
  kind: DerivativeKind,
  file: z.string(),
  mediaType: z.string(),
  details: z.record(z.string(), z.json()),
});
export type MadeFile = z.infer<typeof MadeFile>;

/** None where the file itself serves better. */
export const Made = z.array(MadeFile);
export type Made = readonly MadeFile[];
