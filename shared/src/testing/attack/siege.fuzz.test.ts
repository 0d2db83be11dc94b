import { describe, expect, it } from 'vitest';
import { REFUSAL_RULES } from '../../document/index.ts';
import { runSiege } from './Siege.ts';

/** Seeds that once found something, each with what it was; they run first, for ever. */
const PINNED: readonly [seed: number, found: string][] = [
  [1, 'a known item that is said to build on something unknown made what everybody is sent wait'],
  [2, 'a known item made a root of any name'],
  [5, 'a viewer stored what was collected'],
];
const FRESH_SEEDS = 6;
const UPDATES = 1_500;

describe('mutated updates among honest ones', () => {
  it.each(PINNED)('[A1] [A4] [A6] none does what its sender may not: seed %i (%s)', (seed) => {
    expect(runSiege({ seed, updates: UPDATES }).updates).toBe(UPDATES);
  });

  it(`[A1] [A4] [A5] [A6] none does, over ${FRESH_SEEDS} seeds, and nobody honest notices`, () => {
    const seen = { accepted: 0, changing: 0, resynced: 0, honest: 0 };
    const refused = new Map<string, number>();
    for (let seed = 100; seed < 100 + FRESH_SEEDS; seed += 1) {
      let report: ReturnType<typeof runSiege>;
      try {
        report = runSiege({ seed, updates: UPDATES });
      } catch (error) {
        throw new Error(`Pin this seed: ${seed}`, { cause: error });
      }
      for (const what of Object.keys(seen) as (keyof typeof seen)[]) seen[what] += report[what];
      for (const [rule, count] of report.refused) refused.set(rule, (refused.get(rule) ?? 0) + count);
    }
    // The fire must reach every answer there is, or it proves nothing.
    expect(REFUSAL_RULES.filter((rule) => !refused.has(rule))).toEqual([]);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(FRESH_SEEDS * 10);
  }, 180_000);
});
