/** Attempts against one key within a window. */
interface Attempts {
  count: number;
  /** Milliseconds since 1970 UTC at which the window began. */
  readonly since: number;
}

const KEYS_AT_MOST = 50_000;

/**
 * Counts attempts by key in windows of fixed length, in this process. An attempt counts when it
 * begins, so that many at once cannot pass together, and is given back when it succeeds.
 */
export class AttemptLimit {
  readonly #max: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #attempts = new Map<string, Attempts>();

  constructor(max: number, windowMs: number, now: () => number) {
    this.#max = max;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** Counts an attempt. Returns the seconds to wait where there were too many, else 0. */
  begin(key: string): number {
    const now = this.#now();
    const known = this.#attempts.get(key);
    const current = known !== undefined && now - known.since < this.#windowMs ? known : { count: 0, since: now };
    if (current.count >= this.#max) return Math.max(1, Math.ceil((current.since + this.#windowMs - now) / 1_000));
    current.count += 1;
    this.#attempts.set(key, current);
    if (this.#attempts.size > KEYS_AT_MOST) this.#forgetOld(now);
    return 0;
  }

  /** Gives an attempt back. */
  succeed(key: string): void {
    const current = this.#attempts.get(key);
    if (current === undefined) return;
    current.count -= 1;
    if (current.count <= 0) this.#attempts.delete(key);
  }

  #forgetOld(now: number): void {
    for (const [key, { since }] of this.#attempts) {
      if (now - since >= this.#windowMs || this.#attempts.size > KEYS_AT_MOST) this.#attempts.delete(key);
    }
  }
}
