/** How much is measured. */
export interface Schedule {
  /** Every server is measured once a round, each round in another order. */
  readonly rounds: number;
  /** Edits made before anything counts, so that code is compiled and caches are filled. */
  readonly warmUpSeconds: number;
  readonly measureSeconds: number;
  /** Takes of each pipeline. */
  readonly takes: number;
  /** After this the run is given up. */
  readonly deadlineSeconds: number;
}

export const FULL: Schedule = { rounds: 5, warmUpSeconds: 1.5, measureSeconds: 4, takes: 20, deadlineSeconds: 420 };
export const SHORT: Schedule = { rounds: 2, warmUpSeconds: 0.7, measureSeconds: 1.3, takes: 6, deadlineSeconds: 120 };
