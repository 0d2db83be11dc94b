import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestStanding } from './answers.ts';
import { waitForRequest } from './waitForRequest.ts';

type State = RequestStanding['runs'][number]['state'];

const standing = (state: State, confirmed = false): RequestStanding => ({
  id: 'q',
  node: 'shot',
  chain: null,
  waitsFor: [],
  by: 'dora',
  at: '2026-11-29T12:00:00.000Z',
  cancelled: false,
  confirmed,
  ended: state === 'succeeded',
  runs: [{ run: 'r', variation: 0, state, fraction: 0, phase: null, error: null, take: null }],
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answers these in order, the last one for ever; remembers when it was asked. */
function answering(...standings: readonly RequestStanding[]) {
  const askedAtMs: number[] = [];
  const ask = (): Promise<RequestStanding> => {
    const answer = standings[Math.min(askedAtMs.length, standings.length - 1)];
    askedAtMs.push(Date.now());
    return answer === undefined ? Promise.reject(new Error('No answer')) : Promise.resolve(answer);
  };
  return { ask, pauses: () => askedAtMs.slice(1).map((at, index) => at - (askedAtMs[index] ?? 0)) };
}

test('asks with growing pauses, short again after a change, until it has ended', async () => {
  const queued = Array.from({ length: 4 }, () => standing('queued'));
  const { ask, pauses } = answering(...queued, standing('running'), standing('running'), standing('succeeded'));
  const states: State[] = [];
  const waiting = waitForRequest(ask, { onProgress: ({ runs }) => states.push(runs[0]?.state ?? 'failed') });
  await vi.runAllTimersAsync();
  expect((await waiting).ended).toBe(true);
  expect(states).toEqual(['queued', 'queued', 'queued', 'queued', 'running', 'running', 'succeeded']);
  const [first = 0, second = 0, third = 0, fourth = 0, afterChange] = pauses();
  expect(first < second && second < third && third < fourth).toBe(true);
  expect(afterChange).toBe(first);
});

test('never pauses for longer than five seconds', async () => {
  const { ask, pauses } = answering(...Array.from({ length: 40 }, () => standing('queued')), standing('succeeded'));
  const waiting = waitForRequest(ask);
  await vi.runAllTimersAsync();
  await waiting;
  expect(Math.max(...pauses())).toBe(5_000);
});

test('ends where it is held, and goes on waiting where that was confirmed', async () => {
  expect((await waitForRequest(answering(standing('held')).ask)).runs[0]?.state).toBe('held');
  const waiting = waitForRequest(answering(standing('held', true), standing('succeeded', true)).ask);
  await vi.runAllTimersAsync();
  expect((await waiting).ended).toBe(true);
});

test('stops at once when it is aborted', async () => {
  const stop = new AbortController();
  const waiting = waitForRequest(answering(standing('queued')).ask, { signal: stop.signal });
  const ended = expect(waiting).rejects.toThrow('abort');
  await vi.advanceTimersByTimeAsync(10);
  stop.abort();
  await ended;
  expect(vi.getTimerCount()).toBe(0);
});
