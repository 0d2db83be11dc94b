import { DailiesError } from '@dailies/shared/errors';
import type { BroughtType } from '@dailies/shared/media';
import { z } from 'zod';

/** Parent → child. */
export const ToExamine = z.object({
  path: z.string(),
  type: z.custom<BroughtType>((type) => typeof type === 'string'),
});
export type ToExamine = z.infer<typeof ToExamine>;

/** Child → parent: what the file really is, or why it is not taken, in a sentence. */
export const Examined = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), type: z.custom<BroughtType>((type) => typeof type === 'string') }),
  z.object({ ok: z.literal(false), code: z.enum(['unsupported-media', 'too-large']), message: z.string() }),
]);
export type Examined = z.infer<typeof Examined>;

/** A file that is not what it says, or that breaks off. */
export const damaged = (what: string): DailiesError =>
  new DailiesError(
    'unsupported-media',
    `The file is ${what} in name, but damaged or broken off; save it anew and bring it again.`,
  );
