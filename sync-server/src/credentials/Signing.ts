import { z } from 'zod';

/** Parent → child: a file to be signed, where it goes, and what is said of it. */
export const ToSign = z.object({
  path: z.string(),
  /** The signed file, which is made. */
  to: z.string(),
  mediaType: z.string(),
  manifest: z.record(z.string(), z.unknown()),
  /** The same file as it was made, where it came with credentials of its own; they stay in it. */
  made: z.string().nullable(),
  identity: z.object({
    certificates: z.string(),
    key: z.string(),
    algorithm: z.enum(['es256', 'es384', 'es512', 'ps256', 'ed25519']),
  }),
});
export type ToSign = z.infer<typeof ToSign>;

/** Child → parent. */
export const Signed = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed') }),
  /** It has credentials already: ask again with the file as it was made. */
  z.object({ state: z.literal('carries') }),
  /** The library is not here, or not for this machine. */
  z.object({ state: z.literal('missing') }),
  z.object({ state: z.literal('refused'), message: z.string() }),
]);
export type Signed = z.infer<typeof Signed>;
