/** How much a soak does. Each soak takes what concerns it; what is left out is the long form. */
export interface SoakOptions {
  /** Everything that a soak chooses comes from it; what the machine's timing decides does not. */
  readonly seed: number;
  readonly kills: number;
  /** Of convergence: how many seeds, beginning with `seed`. */
  readonly seeds: number;
  /** Of convergence: what happens in each seed: edits, deliveries, lost connections, reloads, restarts. */
  readonly operations: number;
  /** Of authority: mutated updates. */
  readonly updates: number;
  /** No soak goes on for longer than this; the report says how far it came. */
  readonly minutes: number;
  /** Told what is going on, a line at a time. */
  readonly say: (line: string) => void;
  /** Ends the soak before its time; everything that it started is stopped and removed all the same. */
  readonly signal: AbortSignal;
}

/** What one soak found. */
export interface SoakReport {
  readonly name: string;
  /** What was done and measured, in the order in which it is shown: `kills: 200`. */
  readonly figures: Readonly<Record<string, string | number>>;
  /** One sentence each; none: it passed. */
  readonly failures: readonly string[];
  /** The arguments that repeat it, as `durability --seed 7 --kills 200`. */
  readonly repeat: string;
}
