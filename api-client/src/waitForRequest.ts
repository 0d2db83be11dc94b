import { pause } from './pause.ts';
import type { RequestStanding } from './answers.ts';

export interface WaitOptions {
  readonly signal?: AbortSignal;
  /** Called with where it stands, each time that it was asked for. */
  readonly onProgress?: (standing: RequestStanding) => void;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const GROWTH = 1.3;

/** Whether a request waits for a person: it came late, and goes on only when somebody confirms it. */
export const isHeld = ({ confirmed, runs }: RequestStanding): boolean =>
  !confirmed && runs.some(({ state }) => state === 'held');

/**
 * Asks where a request stands, with growing pauses, until it has ended, or waits for a person. A
 * change makes the pauses short again.
 */
export async function waitForRequest(
  ask: () => Promise<RequestStanding>,
  { signal, onProgress }: WaitOptions = {},
): Promise<RequestStanding> {
  let pauseMs = FIRST_PAUSE_MS;
  let before = '';
  for (;;) {
    signal?.throwIfAborted();
    const standing = await ask();
    onProgress?.(standing);
    if (standing.ended || isHeld(standing)) return standing;
    const states = standing.runs.map(({ state }) => state).join();
    pauseMs = states === before ? Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
    before = states;
    await pause(pauseMs, signal);
  }
}
