import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '../errors/index.ts';

const CODES = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

/** The body of every failed answer (RFC 9457, `application/problem+json`). Switch on `code`; show `detail`. */
export const Problem = z.object({
  /** `urn:dailies:problem:<code>`. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** One sentence: what happened, to what, and what to do. */
  detail: z.string(),
  code: z.enum(CODES),
});
export type Problem = z.infer<typeof Problem>;
