import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../commands/index.ts';
import { runConvergence } from './convergence/runConvergence.ts';

/** Seeds that once found something, each with what it was; they run first, for ever. */
const PINNED: readonly [seed: number, people: number, operations: number, found: string][] = [
  [1, 6, 800, 'the mark of another is overtaken by an own one'],
  [2, 7, 800, 'two people make the same connection at once'],
  [3, 8, 800, 'two people undo the deletion of one edge'],
  [5, 6, 800, 'a mark on a request that lost to another arrives as deleted'],
  [7, 8, 800, 'a setting that lost to another arrives as deleted'],
  [8, 5, 800, 'a director changes a playlist of somebody else'],
  [19, 8, 800, 'two people connect one port at once'],
  [33, 6, 800, 'values kept for undo arrive joined into one item'],
  [44, 5, 800, 'a mark made while a deletion had come before what replaces it'],
];

const FRESH_SEEDS = 20;

describe('people who work at once', () => {
  it.each(PINNED)('[A1] agree in the end: seed %i, %i people, %i operations (%s)', (seed, people, operations) => {
    runConvergence({ seed, people, operations });
  });

  it(`[A1] [A8] [G4] [G5] are never refused and agree in the end: ${FRESH_SEEDS} runs`, () => {
    const commands = new Set<string>();
    let resyncs = 0;
    let restarts = 0;
    let undone = 0;
    for (let seed = 100; seed < 100 + FRESH_SEEDS; seed += 1) {
      const parts = { seed, people: 5 + (seed % 4), operations: 800 };
      let report: ReturnType<typeof runConvergence>;
      try {
        report = runConvergence(parts);
      } catch (error) {
        throw new Error(`Pin this: ${JSON.stringify(parts)}`, { cause: error });
      }
      for (const name of report.commands.keys()) commands.add(name);
      resyncs += report.resyncs;
      restarts += report.restarts;
      undone += report.undone;
    }
    // A run that never does something proves nothing about it.
    expect([...COMMANDS.keys()].filter((name) => !commands.has(name))).toEqual([]);
    expect(Math.min(resyncs, restarts, undone)).toBeGreaterThan(FRESH_SEEDS);
  }, 120_000);

  it('[A1] give the same run for the same seed', () => {
    const parts = { seed: 7, people: 6, operations: 400 };
    expect(runConvergence(parts)).toEqual(runConvergence(parts));
  });
});
