import { RunFailureCode } from '@dailies/shared/runs';
import { z } from 'zod';

/**
 * `result.json`, which a function runner writes last into its folder of outputs. Where it writes
 * none, the output is what lies at OUTPUT_PATH.
 */
export const FunctionResult = z.object({
  /** The main output's file name in the folder of outputs. */
  output: z.string().min(1).optional(),
  /** Why it failed, where it knows better than its last line of stderr. */
  error: z.object({ code: RunFailureCode.optional(), message: z.string().min(1).max(1_000) }).optional(),
});
export type FunctionResult = z.infer<typeof FunctionResult>;
