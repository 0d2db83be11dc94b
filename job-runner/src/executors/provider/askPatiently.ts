import { setTimeout as sleep } from 'node:timers/promises';
import type { ProviderRunner } from '@dailies/shared/runs';
import { RunFailure } from '../RunFailure.ts';
import { ProviderAway } from './ProviderAway.ts';
import type { Answer } from './ProviderClient.ts';
import { isBusy } from './providerFailure.ts';

const MOST_MS = 30_000;
/** Who is told to come back at once comes back after so long, and nobody waits for longer than an hour in one. */
const LEAST_ASKED_MS = 250;
const MOST_ASKED_MS = 3_600_000;
const SAY_EVERY_MS = 1_000;

export interface Asking {
  readonly problem: ProviderRunner['problem'];
  /** The backend's title. */
  readonly backend: string;
  /** A provider that is away for longer is lost. */
  readonly awayMs: number;
  /** How long it waits first, where the provider does not say. */
  readonly firstWaitMs: number;
  /** Ends with the run's time, so that nothing is waited for beyond it. */
  readonly signal: AbortSignal;
  /** Why it waits, in a few words for people; said again while it does. */
  readonly onWait: (phase: string) => void;
}

/**
 * Asks until there is an answer that is none of "later": waits as long as the provider says, or else twice as long
 * each time. Throws `machine-lost` where it has not been reached for long. `ask` gives null where it has what it wants.
 */
export async function askPatiently<Wanted extends Answer | null>(
  ask: () => Promise<Wanted>,
  { problem, backend, awayMs, firstWaitMs, signal, onWait }: Asking,
): Promise<Wanted> {
  let nextMs = firstWaitMs;
  let awaySinceMs: number | null = null;
  for (;;) {
    signal.throwIfAborted();
    let phase: string;
    let askedMs: number | undefined;
    try {
      const answer = await ask();
      if (answer === null || !isBusy(answer, problem)) return answer;
      askedMs = answer.retryAfterMs;
      awaySinceMs = null;
      phase = `Waiting: ${backend} is busy`;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ProviderAway)) throw error;
      awaySinceMs ??= performance.now();
      if (performance.now() - awaySinceMs >= awayMs) {
        throw new RunFailure(
          'machine-lost',
          `${backend} could not be reached for ${Math.round(awayMs / 1_000)} s; see whether it is up and can be reached from the job-runner.`,
          { cause: error },
        );
      }
      phase = `Waiting: ${backend} cannot be reached`;
    }
    // Many that were turned away together do not come back together.
    const ownMs = nextMs * (0.75 + Math.random() / 2);
    nextMs = Math.min(MOST_MS, nextMs * 2);
    const wantedMs = askedMs === undefined ? ownMs : Math.min(Math.max(askedMs, LEAST_ASKED_MS), MOST_ASKED_MS);
    const waitMs = awaySinceMs === null ? wantedMs : Math.min(wantedMs, awayMs);
    const untilMs = performance.now() + waitMs;
    for (let leftMs = waitMs; leftMs > 0; leftMs = untilMs - performance.now()) {
      onWait(phase);
      await sleep(Math.min(leftMs, SAY_EVERY_MS), undefined, { signal });
    }
  }
}
