import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 5;

/** Waits until something holds; throws, saying what it waited for, after `timeoutMs`. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: () => string,
  timeoutMs: number,
  pollMs = POLL_MS,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs / 1_000} s: ${what()}.`);
    await sleep(pollMs);
  }
}
