import { ERROR_STATUS, type ErrorCode } from '@dailies/shared/errors';
import type { Problem } from '@dailies/shared/http';

const TITLES: Readonly<Record<ErrorCode, string>> = {
  'invalid-input': 'Not understood',
  'unauthenticated': 'Not signed in',
  'second-factor': 'A second factor is needed',
  'forbidden': 'Not allowed',
  'not-found': 'Not found',
  'conflict': 'In conflict',
  'expired': 'Expired',
  'stale': 'Changed meanwhile',
  'too-large': 'Too large',
  'unsupported-media': 'Kind of file not supported',
  'invalid-graph': 'The graph does not allow it',
  'locked': 'Locked',
  'too-fast': 'Too many requests',
  'internal': 'Internal error',
  'upstream': 'Another service failed',
  'storage': 'Storage not available',
};

export const problem = (code: ErrorCode, detail: string): Problem => ({
  type: `urn:dailies:problem:${code}`,
  title: TITLES[code],
  status: ERROR_STATUS[code],
  detail,
  code,
});

/** A failed answer, whole. */
export const problemResponse = (body: Problem, headers: Record<string, string> = {}): Response =>
  Response.json(body, {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
