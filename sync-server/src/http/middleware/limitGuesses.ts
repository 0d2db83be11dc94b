import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../AppEnv.ts';
import { TooFast } from '../TooFast.ts';
import { addressBlock } from './addressBlock.ts';
import { addressOf } from './addressOf.ts';
import { AttemptLimit } from './AttemptLimit.ts';

const WINDOW_MS = 5 * 60_000;
/** Secrets that lead nowhere, from one address in five minutes. */
const PER_ADDRESS = 60;

/** For addresses that are secrets: whoever asks for many that are not there is no longer answered for a while. */
export function limitGuesses(now: () => number): MiddlewareHandler<AppEnv> {
  const limit = new AttemptLimit(PER_ADDRESS, WINDOW_MS, now);
  return async (c, next) => {
    const block = addressBlock(addressOf(c));
    const waitSeconds = limit.begin(block);
    if (waitSeconds > 0) {
      throw new TooFast(`There were too many links that lead nowhere; wait ${waitSeconds} seconds.`, waitSeconds);
    }
    await next();
    if (c.res.status !== 404) limit.succeed(block);
  };
}
