import type { Context } from 'hono';
import type { AppEnv } from '../AppEnv.ts';
import { TooFast } from '../TooFast.ts';
import { addressBlock } from './addressBlock.ts';
import { addressOf } from './addressOf.ts';
import { AttemptLimit } from './AttemptLimit.ts';

const WINDOW_MS = 5 * 60_000;
/** Failed attempts for one account from one address, in five minutes. */
const PER_ACCOUNT = 10;
/** Failed attempts from one address for whatever accounts. */
const PER_ADDRESS = 60;
/** Failed attempts for one account from whatever addresses, in a quarter of an hour. */
const PER_ACCOUNT_ANYWHERE = 100;
const ANYWHERE_WINDOW_MS = 15 * 60_000;

/** Runs a sign-in or a sign-up and gives its answer, or refuses with `too-fast` after too many failed ones. */
export type LimitSignIn = <T>(
  c: Context<AppEnv>,
  email: string,
  signIn: () => Promise<T>,
  succeeded: (answer: T) => boolean,
) => Promise<T>;

export interface LimitParts {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** Whether this account is signed in somewhere from this address. */
  readonly isKnown: (email: string, address: string) => Promise<boolean>;
}

/**
 * Three limits, each on failed attempts alone: one account from one address, one address for all
 * accounts, one account from all addresses. The last would let anybody lock a person out by guessing
 * at their account, so it does not hold at addresses from which they are signed in; and all of them
 * end with their window. Counted in this process, which is the only one that signs people in.
 */
export function createLimitSignIn({ now, isKnown }: LimitParts): LimitSignIn {
  const perAccount = new AttemptLimit(PER_ACCOUNT, WINDOW_MS, now);
  const perAddress = new AttemptLimit(PER_ADDRESS, WINDOW_MS, now);
  const anywhere = new AttemptLimit(PER_ACCOUNT_ANYWHERE, ANYWHERE_WINDOW_MS, now);
  return async (c, email, signIn, succeeded) => {
    const address = addressOf(c);
    const block = addressBlock(address);
    const account = email.trim().toLowerCase();
    const accountKey = `${block} ${account}`;
    const refuse = (waitSeconds: number): never => {
      throw new TooFast(`There were too many failed attempts; wait ${waitSeconds} seconds and try again.`, waitSeconds);
    };
    const waitHere = perAccount.begin(accountKey) || perAddress.begin(block);
    if (waitHere > 0) refuse(waitHere);
    const waitAnywhere = anywhere.begin(account);
    if (waitAnywhere > 0 && !(await isKnown(account, address))) refuse(waitAnywhere);
    const answer = await signIn();
    if (succeeded(answer)) {
      perAccount.succeed(accountKey);
      perAddress.succeed(block);
      if (waitAnywhere === 0) anywhere.succeed(account);
    }
    return answer;
  };
}
