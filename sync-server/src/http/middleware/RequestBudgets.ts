import type { RateLimits } from '@dailies/shared/environment';

/** Whose requests are counted together: a person's sessions, one access token, an address where nobody is signed in. */
export type RatePolicy = keyof RateLimits;

export const WINDOW_SECONDS = 60;

/** What is left of a budget after this request. */
export interface Budget {
  readonly policy: RatePolicy;
  readonly quota: number;
  /** Requests that are answered still within the window; below 0: this one is not. */
  readonly remaining: number;
  /** Seconds until the window ends, and the quota is whole again. */
  readonly resetSeconds: number;
}

interface Spent {
  count: number;
  /** Milliseconds since 1970 UTC at which the window began. */
  readonly since: number;
}

const KEYS_AT_MOST = 50_000;
const WINDOW_MS = WINDOW_SECONDS * 1_000;

/**
 * Counts requests by whom they come from, in windows of a minute that begin with the first of them. In
 * this process alone: with several sync-servers each counts for itself.
 */
export class RequestBudgets {
  readonly #limits: RateLimits;
  readonly #now: () => number;
  readonly #spent = new Map<string, Spent>();

  constructor(limits: RateLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts a request; null where there is no limit. */
  spend(policy: RatePolicy, key: string): Budget | null {
    const quota = this.#limits[policy];
    if (quota === null) return null;
    const now = this.#now();
    const known = this.#spent.get(`${policy} ${key}`);
    const current = known !== undefined && now - known.since < WINDOW_MS ? known : { count: 0, since: now };
    current.count += 1;
    this.#spent.set(`${policy} ${key}`, current);
    if (this.#spent.size > KEYS_AT_MOST) this.#forgetOld(now);
    const resetSeconds = Math.max(1, Math.ceil((current.since + WINDOW_MS - now) / 1_000));
    return { policy, quota, remaining: quota - current.count, resetSeconds };
  }

  #forgetOld(now: number): void {
    for (const [key, { since }] of this.#spent) {
      if (now - since >= WINDOW_MS || this.#spent.size > KEYS_AT_MOST) this.#spent.delete(key);
    }
  }
}
