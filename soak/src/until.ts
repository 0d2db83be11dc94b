import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds; false where it did not within the time. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await sleep(25);
  }
  return true;
}
