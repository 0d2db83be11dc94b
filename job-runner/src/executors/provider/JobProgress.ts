import type { ProviderRunner } from '@dailies/shared/runs';
import type { RunWatch } from '../Executor.ts';
import { textAt, valueAt } from './valueAt.ts';

type Poll = NonNullable<ProviderRunner['poll']>;

/** A guess comes near to this and never there. */
const MOST_GUESSED = 0.95;
/** At its usual time, a job is guessed to be at 78 %. */
const STEEPNESS = 1.5;

/** `IN_PROGRESS` as people write it. */
const words = (state: string): string => {
  const text = state.replaceAll('_', ' ').toLowerCase().trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** What a run's watcher is told: the provider's own figures, or what its usual time makes one expect. */
export class JobProgress {
  readonly #watch: Pick<RunWatch, 'onProgress' | 'onWaiting'>;
  readonly #poll: Poll | undefined;
  readonly #startedAtMs: number;
  readonly #usualMs: number;
  #fraction = 0;
  #phase = '';

  constructor(
    watch: Pick<RunWatch, 'onProgress' | 'onWaiting'>,
    poll: Poll | undefined,
    startedAtMs: number,
    timeoutSeconds: number,
  ) {
    this.#watch = watch;
    this.#poll = poll;
    this.#startedAtMs = startedAtMs;
    this.#usualMs = (poll?.usualSeconds ?? timeoutSeconds / 3) * 1_000;
  }

  /** Tells why it goes on later; to be said again while that lasts. */
  waits(phase: string): void {
    this.#phase = phase;
    this.#watch.onWaiting?.(phase);
  }

  /** Tells what is done meanwhile, at the fraction that there was. */
  say(phase: string): void {
    this.#tell(this.#fraction, phase);
  }

  /** As an answer to a poll has it. */
  told(answer: unknown): void {
    const poll = this.#poll;
    if (poll === undefined) return;
    const state = textAt(answer, poll.state) ?? '';
    const phase = /^(true|false|\d*)$/.test(state) ? 'Working' : words(state);
    if (poll.progress === undefined) {
      const usual = Math.max(0, Date.now() - this.#startedAtMs) / this.#usualMs;
      this.#tell(MOST_GUESSED * (1 - Math.exp(-STEEPNESS * usual)), phase);
      return;
    }
    const figure = Number(valueAt(answer, poll.progress.at) ?? Number.NaN);
    this.#tell(Number.isFinite(figure) ? Math.min(1, Math.max(0, figure / poll.progress.of)) : this.#fraction, phase);
  }

  #tell(fraction: number, phase: string): void {
    if (fraction === this.#fraction && phase === this.#phase) return;
    this.#fraction = fraction;
    this.#phase = phase;
    this.#watch.onProgress(fraction, phase);
  }
}
