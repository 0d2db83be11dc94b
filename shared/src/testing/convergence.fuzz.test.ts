import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../commands/index.ts';
import { REGRESSIONS } from './convergence/regressions.ts';
import { runConvergence } from './convergence/runConvergence.ts';

const FRESH_SEEDS = 24;

describe('people who work at once', () => {
  it.each(REGRESSIONS)('[A1] agree in the end: seed $seed, $people people ($found)', (parts) => {
    runConvergence(parts);
  });

  it(`[A1] [A8] [G4] [G5] [M1] eight of all roles are never refused and agree in the end: ${FRESH_SEEDS} runs`, () => {
    const commands = new Map<string, number>();
    const happened = { resyncs: 0, undone: 0, restarts: 0, roleChanges: 0, lostToRole: 0, replayed: 0, circles: 0 };
    for (let seed = 100; seed < 100 + FRESH_SEEDS; seed += 1) {
      const parts = { seed, people: 8, operations: 500, events: 'eventful' } as const;
      let report: ReturnType<typeof runConvergence>;
      try {
        report = runConvergence(parts);
      } catch (error) {
        throw new Error(`Pin this: ${JSON.stringify(parts)}`, { cause: error });
      }
      for (const [name, count] of report.commands) commands.set(name, (commands.get(name) ?? 0) + count);
      for (const what of Object.keys(happened) as (keyof typeof happened)[]) happened[what] += report[what];
    }
    // A run that never does something proves nothing about it.
    expect([...COMMANDS.keys()].filter((name) => !commands.has(name))).toEqual([]);
    expect(Object.entries(happened).filter(([, count]) => count < FRESH_SEEDS / 2)).toEqual([]);
  }, 120_000);

  it('[A1] give the same run for the same seed', () => {
    const parts = { seed: 8, people: 6, operations: 400, events: 'eventful' } as const;
    expect(runConvergence(parts)).toEqual(runConvergence(parts));
  });
});
