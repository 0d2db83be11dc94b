import { expect, it } from 'vitest';
import { soakFarm } from './soakFarm.ts';

it('ends every run with one take, through kills of its runners', async () => {
  const lines: string[] = [];
  const report = await soakFarm({
    seed: 7,
    kills: 5,
    seeds: 0,
    operations: 0,
    updates: 0,
    minutes: 3,
    say: (line) => lines.push(line),
    signal: new AbortController().signal,
  });
  expect(report.failures, lines.join('\n')).toEqual([]);
  expect(report.figures['kills']).toBe(5);
  expect(Number(report.figures['runs taken over'])).toBeGreaterThan(0);
}, 200_000);
