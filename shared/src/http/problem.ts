import { z } from 'zod';
import type { ErrorCode } from '../errors/index.ts';

const CODES = {
  'invalid-input': 'invalid-input',
  'unauthenticated': 'unauthenticated',
  'second-factor': 'second-factor',
  'forbidden': 'forbidden',
  'not-found': 'not-found',
  'conflict': 'conflict',
  'expired': 'expired',
  'stale': 'stale',
  'too-large': 'too-large',
  'unsupported-media': 'unsupported-media',
  'invalid-graph': 'invalid-graph',
  'locked': 'locked',
  'too-fast': 'too-fast',
  'internal': 'internal',
  'upstream': 'upstream',
  'storage': 'storage',
} as const satisfies { [Code in ErrorCode]: Code };

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
