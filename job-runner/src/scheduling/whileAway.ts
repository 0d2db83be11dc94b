import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 2_000;
/** An error that stays although the database answers is no outage; tried so often, then it is thrown. */
const TRIES_WHILE_PRESENT = 4;

/** Error classes of PostgreSQL for trouble that passes: connection, resources, intervention, rollback. */
const PASSING_CLASSES = ['08', '53', '57', '58', '40'];

/** Whether the database is away or busy, as opposed to having understood and refused. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  if (/^[0-9A-Z]{5}$/.test(error.code)) return PASSING_CLASSES.includes(error.code.slice(0, 2));
  return /^(CONNECT|ECONN|ENOENT|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|EHOST|ENET)/.test(error.code);
}

/**
 * Repeats a write until it succeeds: for as long as the database is away, a few times for anything
 * else. The write must be safe to repeat, as its answer may be what was lost. Ends early with the
 * last error where the signal aborts.
 */
export async function whileAway<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
  let triesWhilePresent = 0;
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error)) triesWhilePresent += 1;
      if (triesWhilePresent >= TRIES_WHILE_PRESENT || signal.aborted) throw error;
      await sleep(delayMs, undefined, { signal }).catch(() => {});
    }
  }
}
