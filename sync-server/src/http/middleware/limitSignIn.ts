import { DailiesError } from '@dailies/shared/errors';
import type { Context } from 'hono';
import type { AppEnv } from '../AppEnv.ts';
import { addressOf } from './addressOf.ts';
import { AttemptLimit } from './AttemptLimit.ts';

const WINDOW_MS = 5 * 60_000;
/** Failed attempts for one account from one address, in five minutes. */
const PER_ACCOUNT = 10;
/** Failed attempts from one address for whatever accounts. */
const PER_ADDRESS = 60;

/** Runs a sign-in or a sign-up and gives its answer, or refuses with `too-fast` after too many failed ones. */
export type LimitSignIn = <T>(
  c: Context<AppEnv>,
  email: string,
  signIn: () => Promise<T>,
  succeeded: (answer: T) => boolean,
) => Promise<T>;

export function createLimitSignIn(now: () => number): LimitSignIn {
  const perAccount = new AttemptLimit(PER_ACCOUNT, WINDOW_MS, now);
  const perAddress = new AttemptLimit(PER_ADDRESS, WINDOW_MS, now);
  return async (c, email, signIn, succeeded) => {
    const address = addressOf(c);
    const accountKey = `${address} ${email.toLowerCase()}`;
    const waitSeconds = perAccount.begin(accountKey) || perAddress.begin(address);
    if (waitSeconds > 0) {
      throw new DailiesError(
        'too-fast',
        `There were too many failed attempts; wait ${waitSeconds} seconds and try again.`,
      );
    }
    const answer = await signIn();
    if (succeeded(answer)) {
      perAccount.succeed(accountKey);
      perAddress.succeed(address);
    }
    return answer;
  };
}
