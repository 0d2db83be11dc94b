import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../results/statistics.ts';
import type { Editor } from './Editor.ts';

/** So many begin to connect every so many milliseconds: 5,000 a second. More at once overflow what the system keeps of a listener's queue. */
const WAVE = 50;
const WAVE_MS = 10;

export interface Arrival {
  readonly allMs: number;
  readonly p50Ms: number;
}

/** Has everybody join at once. Throws where not all are in within `withinMs`. */
export async function arrive(editors: readonly Editor[], withinMs: number): Promise<Arrival> {
  const startMs = performance.now();
  const times: number[] = [];
  const joining: Promise<void>[] = [];
  for (let from = 0; from < editors.length; from += WAVE) {
    for (const editor of editors.slice(from, from + WAVE)) {
      const beganMs = performance.now();
      joining.push(editor.join().then(() => void times.push(performance.now() - beganMs)));
    }
    await sleep(WAVE_MS);
  }
  const late = AbortSignal.timeout(withinMs);
  await Promise.race([
    Promise.all(joining),
    new Promise<never>((_, reject) => {
      late.addEventListener('abort', () => {
        const reasons = [...new Set(editors.flatMap(({ problems }) => problems))].join('; ');
        reject(new Error(`${times.length} of ${editors.length} were in after ${withinMs} ms. ${reasons}`));
      });
    }),
  ]);
  return { allMs: performance.now() - startMs, p50Ms: median(times) };
}
