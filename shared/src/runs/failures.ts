import { z } from 'zod';

/** Why a run failed, as `code` in its outcome. Programs switch on these; people read the message. */
export const RUN_FAILURES = [
  /** A param or an input that the pipeline cannot take. */
  'bad-params',
  'out-of-memory',
  /** What executed the run went away: a killed process, a machine that stopped. */
  'machine-lost',
  /** A program, an image or a pipeline that is not installed. */
  'missing-tool',
  /** Not allowed: a role, an archived project, a provider's policy. */
  'refused',
  'timeout',
  /** The pipeline itself ended with an error. */
  'pipeline-failed',
  /** No result, too large a one, or another kind than was promised. */
  'bad-output',
  /** The media store could not give an input or take the result. */
  'storage',
  /** A mistake of Dailies' own. */
  'internal',
] as const;
export const RunFailureCode = z.enum(RUN_FAILURES);
export type RunFailureCode = z.infer<typeof RunFailureCode>;

const RETRIED: readonly RunFailureCode[] = ['machine-lost', 'storage'];

/** Whether a run that failed so is queued again by itself while it has attempts left. */
export const isRetried = (code: RunFailureCode): boolean => RETRIED.includes(code);
