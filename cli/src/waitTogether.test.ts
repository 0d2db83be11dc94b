import type { RequestStanding } from '@dailies/api-client';
import { expect, test } from 'vitest';
import { describeProgress } from './waitTogether.ts';

type Variation = RequestStanding['runs'][number];

const standing = (id: string, ...runs: readonly Partial<Variation>[]): RequestStanding => ({
  id,
  node: 'shot',
  chain: null,
  waitsFor: [],
  by: 'dora',
  at: '2026-11-29T12:00:00.000Z',
  cancelled: false,
  confirmed: false,
  ended: false,
  runs: runs.map((run, variation) => ({
    run: `run${variation}`,
    variation,
    state: 'queued',
    fraction: 0,
    phase: null,
    error: null,
    take: null,
    ...run,
  })),
});

test('how far several requests are is one number', () => {
  const first = standing(
    'a',
    { state: 'succeeded', fraction: 1 },
    { state: 'running', fraction: 0.5, phase: 'Drawing' },
  );
  const second = standing('b', { state: 'failed' }, {});
  expect(describeProgress([first])).toBe('1 of 2 done, 75 % (Drawing)');
  expect(describeProgress([first, second])).toBe('2 of 4 done, 62 % (Drawing)');
  expect(describeProgress([])).toBe('0 of 0 done, 0 %');
});
