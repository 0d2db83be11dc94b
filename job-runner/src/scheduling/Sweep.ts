import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isAway } from './whileAway.ts';

export interface SweepStep {
  readonly name: string;
  /** 1: at each round. */
  readonly everyRounds: number;
  readonly work: () => Promise<unknown>;
}

/** Repeats steps about once a second, one after the other. A step that fails is tried again in its next round. */
export class Sweep {
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  constructor(steps: readonly SweepStep[], { intervalMs, log }: { intervalMs: number; log: Logger }) {
    this.#done = this.#run(steps, intervalMs, log);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #run(steps: readonly SweepStep[], intervalMs: number, log: Logger): Promise<void> {
    for (let round = 0; !this.#stop.signal.aborted; round += 1) {
      for (const { name, everyRounds, work } of steps) {
        if (round % everyRounds !== 0) continue;
        try {
          await work();
        } catch (error) {
          log[isAway(error) ? 'debug' : 'error']({ err: error, step: name }, 'A step of the sweep failed.');
        }
      }
      // Not all runners at the same moment.
      await sleep(intervalMs * (0.8 + Math.random() * 0.2), undefined, { signal: this.#stop.signal }).catch(() => {});
    }
  }
}
