import { DailiesError, ERROR_STATUS, type ErrorCode } from '@dailies/shared/errors';
import type { Problem } from '@dailies/shared/http';
import type { ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import { isDatabaseAway, isUnstorableText } from '../db/storageErrors.ts';
import type { AppEnv } from './AppEnv.ts';
import { TooFast } from './TooFast.ts';
import { problem, problemResponse } from './problem.ts';

const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code);

function problemOfHttpException({ status }: HTTPException): Problem {
  if (status === 413) return problem('too-large', 'The body is too large; send less at once.');
  if (status === 415) return problem('unsupported-media', 'The body is of the wrong kind; send application/json.');
  if (status === 400) return problem('invalid-input', 'The body is not valid JSON; check it and send it again.');
  const code = Object.keys(ERROR_STATUS).find((key) => isCode(key) && ERROR_STATUS[key] === status);
  return code !== undefined && isCode(code)
    ? problem(code, 'This could not be done.')
    : problem('internal', 'Something went wrong here; try again, and tell whoever runs this installation.');
}

/** Every error that reaches the edge as a problem, without internals. */
function problemOf(error: unknown): Problem {
  if (error instanceof DailiesError) return problem(error.code, error.message);
  if (error instanceof HTTPException) return problemOfHttpException(error);
  if (isDatabaseAway(error)) {
    return problem('storage', 'The database cannot be reached at the moment; try again in a few seconds.');
  }
  if (isUnstorableText(error)) {
    return problem('invalid-input', 'A text holds a character that cannot be stored (U+0000); remove it.');
  }
  return problem('internal', 'Something went wrong here; try again, and tell whoever runs this installation.');
}

const RETRY_AFTER: Readonly<Partial<Record<ErrorCode, string>>> = { storage: '2' };

export const onError =
  (log: Logger): ErrorHandler<AppEnv> =>
  (error, c) => {
    const body = problemOf(error);
    // Whoever asked has gone in the middle of it: no fault of the server, and nobody reads the answer.
    if (c.req.raw.signal.aborted) log.debug({ method: c.req.method }, 'a request was broken off');
    else if (body.status >= 500) log.error({ err: error, method: c.req.method, code: body.code }, 'request failed');
    const retryAfter = error instanceof TooFast ? String(error.retryAfterSeconds) : RETRY_AFTER[body.code];
    const kept = ['ratelimit', 'ratelimit-policy'].flatMap((name): [string, string][] => {
      const value = c.res.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return problemResponse(body, {
      ...Object.fromEntries(kept),
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    });
  };
