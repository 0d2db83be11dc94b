import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cpuSeconds, parseStat } from './cpuSeconds.ts';

it('reads the parent and the time of a process, whatever its name', () => {
  const times = '4 1 1 0 -1 4194560 9 9 9 9 250 50 7 7 20 0 1 0 5';
  expect(parseStat(`12 (node) S ${times}`)).toEqual({ parent: 4, ticks: 300 });
  expect(parseStat(`12 (a) b (c) S ${times}`)).toEqual({ parent: 4, ticks: 300 });
  expect(parseStat('')).toBeNull();
});

it.runIf(existsSync('/proc/self/stat'))('counts what this process has used', async () => {
  const { user, system } = process.cpuUsage();
  const seconds = await cpuSeconds(process.pid);
  expect(seconds).toBeGreaterThan((user + system) / 1e6 - 0.1);
  expect(await cpuSeconds(2 ** 30)).toBeNull();
});
