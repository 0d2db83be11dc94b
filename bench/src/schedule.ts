/** How much is measured. */
export interface Schedule {
  /** Every server is measured once a round, each round in another order. */
  readonly rounds: number;
  /** No further round begins after this, so that a slow machine ends in time with fewer. */
  readonly roundsWithinSeconds: number;
  /** Edits made before anything counts, so that code is compiled and caches are filled. */
  readonly warmUpSeconds: number;
  readonly measureSeconds: number;
  /** Rounds with a crowd, and of opening a large canvas. */
  readonly crowdRounds: number;
  readonly openingRounds: number;
  /** Rounds of moving every canvas about; each takes minutes. */
  readonly frameRounds: number;
  /** Rounds of bringing and fetching a file. */
  readonly mediaRounds: number;
  /** Killed job-runners; three times as many containers and prompts. */
  readonly farmTimes: number;
  /** Takes of each pipeline. */
  readonly takes: number;
  /** After this the run is given up. */
  readonly deadlineSeconds: number;
}

export const FULL: Schedule = {
  rounds: 5,
  roundsWithinSeconds: 250,
  warmUpSeconds: 1.5,
  measureSeconds: 4,
  crowdRounds: 3,
  openingRounds: 5,
  frameRounds: 3,
  mediaRounds: 5,
  farmTimes: 7,
  takes: 20,
  deadlineSeconds: 3_000,
};

export const SHORT: Schedule = {
  rounds: 2,
  roundsWithinSeconds: 30,
  warmUpSeconds: 0.5,
  measureSeconds: 1.2,
  crowdRounds: 1,
  openingRounds: 1,
  frameRounds: 1,
  mediaRounds: 2,
  farmTimes: 3,
  takes: 4,
  deadlineSeconds: 900,
};
