import { expect, it } from 'vitest';
import type { FarmPlace } from './FarmPlace.ts';
import { type ForecastRun, forecastQueue } from './forecastQueue.ts';
import { Turns } from './takeTurns.ts';

const NOBODY = Turns.parse({});
const place = (id: string | null, more: Partial<FarmPlace> = {}): FarmPlace => ({
  id,
  title: id ?? 'Job-runners',
  standing: 'open',
  runners: ['comfyui'],
  tags: ['flux'],
  gpuMemoryBytes: 24e9,
  busy: 0,
  queued: 0,
  concurrency: 1,
  warm: [],
  remaining: [],
  ...more,
});
const run = (id: string, more: Partial<ForecastRun> = {}): ForecastRun => ({
  id,
  project: 'p',
  person: 'dora',
  priority: 100,
  weight: 1,
  seconds: 10,
  runner: 'comfyui',
  tags: ['flux'],
  gpuMemoryBytes: 8e9,
  warm: [],
  before: null,
  ...more,
});
const forecast = (waiting: readonly ForecastRun[], places: readonly FarmPlace[]) =>
  [...forecastQueue(waiting, places, NOBODY)].map(([id, { position, startSeconds }]) => [id, position, startSeconds]);

it('lets runs start one after the other where there is room for one', () => {
  expect(forecast([run('a'), run('b'), run('c', { seconds: 4 })], [place('one')])).toEqual([
    ['a', 1, 0],
    ['b', 2, 10],
    ['c', 3, 20],
  ]);
});

it('waits for what is under way, and uses every place', () => {
  const places = [
    place('one', { busy: 1, remaining: [30] }),
    place('two', { concurrency: 2, busy: 1, remaining: [12] }),
  ];
  expect(forecast([run('a', { seconds: 60 }), run('b'), run('c')], places)).toEqual([
    ['a', 1, 0],
    ['b', 2, 12],
    ['c', 3, 22],
  ]);
});

it('lets projects take turns, and interactive work go before batches', () => {
  const waiting = [
    run('batch', { priority: 200, project: 'q' }),
    run('a1'),
    run('a2'),
    run('b1', { project: 'q', person: 'arne' }),
  ];
  expect(forecast(waiting, [place('one')]).map(([id]) => id)).toEqual(['a1', 'b1', 'a2', 'batch']);
});

it('says nothing of when, once nobody knows how long something before takes', () => {
  expect(forecast([run('a', { seconds: null }), run('b')], [place('one')])).toEqual([
    ['a', 1, 0],
    ['b', 2, null],
  ]);
  expect(forecast([run('a')], [place('one', { busy: 1, remaining: [null] })])).toEqual([['a', 1, null]]);
});

it('leaves out what no open place can take', () => {
  const places = [place('one', { standing: 'down' }), place('two', { gpuMemoryBytes: 4e9 })];
  expect(forecast([run('a'), run('b', { gpuMemoryBytes: 1e9 })], places)).toEqual([['b', 1, 0]]);
  expect(forecast([run('a')], [])).toEqual([]);
});

it('ends for many runs on many places', () => {
  const waiting = Array.from({ length: 300 }, (_, index) =>
    run(`r${index}`, { project: `p${index % 7}`, seconds: 1 + (index % 5), priority: index % 3 === 0 ? 200 : 100 }),
  );
  const places = Array.from({ length: 8 }, (_, index) => place(`b${index}`, { concurrency: 1 + (index % 3) }));
  expect(forecast(waiting, places)).toHaveLength(300);
});
