import { TRAINED_AT_MOST, TrainedFile } from '@dailies/shared/assets';
import { RunFailureCode } from '@dailies/shared/runs';
import { z } from 'zod';

/**
 * `result.json`, which a function runner writes last into its folder of outputs. Where it writes
 * none, the output is what lies at OUTPUT_PATH.
 */
export const FunctionResult = z.object({
  /** The main output's file name in the folder of outputs. */
  output: z.string().min(1).optional(),
  /** Files of the folder of outputs that were trained for the asset of the recipe, and what people call them. */
  trained: z
    .array(z.object({ file: z.string().min(1), name: TrainedFile.shape.name }))
    .min(1)
    .max(TRAINED_AT_MOST)
    .optional(),
  /** Why it failed, where it knows better than its last line of stderr. */
  error: z.object({ code: RunFailureCode.optional(), message: z.string().min(1).max(1_000) }).optional(),
});
export type FunctionResult = z.infer<typeof FunctionResult>;
