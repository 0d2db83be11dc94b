import type { SaveState } from './saveState.ts';

/** A connection that is back within this time is nobody's business. */
const PATIENCE_MS = 60_000;

/** How long until it is to be said that the server is away; 0: now, null: it is not away. Times in milliseconds. */
export const untilLongAway = ({ kind }: Pick<SaveState, 'kind'>, sinceMs: number, nowMs: number): number | null =>
  kind === 'offline' || kind === 'not-saved' ? Math.max(0, sinceMs + PATIENCE_MS - nowMs) : null;
