/** The wait before each further start of something that keeps dying. The first comes at once. */
const DELAYS_MS = [0, 200, 500, 1_000, 2_000, 5_000, 10_000] as const;
const LONGEST_MS = 10_000;
/** Who lived this long has recovered: the next start comes at once again. */
const RECOVERED_AFTER_MS = 30_000;

/** Decides how long to wait before something that died is started again. */
export class Restarts {
  #failures = 0;

  /** In a row, none of them after a recovery. */
  get failures(): number {
    return this.#failures;
  }

  /** @param livedMs how long it lived this time */
  delayMsAfter(livedMs: number): number {
    if (livedMs >= RECOVERED_AFTER_MS) this.#failures = 0;
    const delay = DELAYS_MS[this.#failures] ?? LONGEST_MS;
    this.#failures += 1;
    return delay;
  }
}
