import type { Place } from './choosePlace.ts';

/** Why a place takes nothing now; `open` where it does while it has room. */
/**
 * How long an answer of a backend says that it takes runs. It is asked every 5 s, and whoever asks says why where it
 * gives none: longer than this, nobody is there who asks.
 */
export const ANSWER_HOLDS_SECONDS = 30;

export const PLACE_STANDINGS = ['open', 'paused', 'draining', 'down', 'unknown', 'no-runner'] as const;
export type PlaceStanding = (typeof PLACE_STANDINGS)[number];

/** A place of the farm with how it fares; the job-runners are one together, whose id is null. */
export interface FarmPlace extends Place {
  readonly title: string;
  readonly standing: PlaceStanding;
  /** How long each run there is likely to take yet, in seconds; null: nobody knows. */
  readonly remaining: readonly (number | null)[];
}
