import { RunFailureCode } from '@dailies/shared/runs';
import { z } from 'zod';

/** Runner → child. `input` is what the named function parses. */
export const ToChild = z.object({ call: z.int(), name: z.string(), input: z.unknown() });
export type ToChild = z.infer<typeof ToChild>;

/** Child → runner: one for each call. */
export const FromChild = z.discriminatedUnion('type', [
  z.object({ type: z.literal('done'), call: z.int(), value: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    call: z.int(),
    /** null: nothing that the function foresaw, but a bug. */
    code: RunFailureCode.nullable(),
    message: z.string(),
    trace: z.string(),
  }),
]);
export type FromChild = z.infer<typeof FromChild>;
