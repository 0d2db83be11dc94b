/**
 * Every error code that leaves the system, with its HTTP status: the one place where they are
 * mapped. Codes are stable (scripts switch on them); the sentence beside one may improve.
 */
export const ERROR_STATUS = {
  'invalid-input': 400,
  'unauthenticated': 401,
  /** The password was right; a code of the second factor is needed too. */
  'second-factor': 401,
  'forbidden': 403,
  'not-found': 404,
  'conflict': 409,
  'expired': 410,
  /** It was changed since it was read: the `If-Match` of a change does not name it as it is. */
  'stale': 412,
  'too-large': 413,
  'unsupported-media': 415,
  'invalid-graph': 422,
  'locked': 423,
  'too-fast': 429,
  'internal': 500,
  /** Another service that this one asked did not answer as it should. */
  'upstream': 502,
  'storage': 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof ERROR_STATUS;
