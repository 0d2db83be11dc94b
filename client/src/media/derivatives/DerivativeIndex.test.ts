import type { Derivatives } from '@dailies/shared/http';
import { type DerivativeState, Sha256 } from '@dailies/shared/media';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DerivativeIndex } from './DerivativeIndex.ts';

const sha = (digit: string): Sha256 => Sha256.parse(digit.repeat(64));
const poster = (sha256: Sha256, state: DerivativeState): Derivatives => ({
  sha256,
  derivatives: [
    {
      kind: 'poster-small',
      state,
      url: state === 'ready' ? `/api/v1/media/${sha256}/derivatives/poster-small/1` : null,
      mediaType: null,
      sizeBytes: null,
      details: {},
      error: null,
    },
  ],
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is wanted at once is asked for in one call, and once', async () => {
  const fetch = vi.fn((files: readonly Sha256[]) => Promise.resolve(files.map((file) => poster(file, 'ready'))));
  const index = new DerivativeIndex(fetch);
  const seen = index.of(sha('a'));
  index.of(sha('b'));
  expect(index.of(sha('a'))).toBe(seen);
  expect(seen.get()).toBeUndefined();
  await vi.runAllTimersAsync();
  expect(fetch.mock.calls).toEqual([[[sha('a'), sha('b')]]]);
  expect(seen.get()?.derivatives[0]?.state).toBe('ready');
});

test('many go in calls that the server takes', async () => {
  const fetch = vi.fn((_files: readonly Sha256[]) => Promise.resolve([]));
  const index = new DerivativeIndex(fetch);
  for (let file = 0; file < 120; file += 1) index.of(Sha256.parse(file.toString(16).padStart(64, '0')));
  await vi.runAllTimersAsync();
  expect(fetch.mock.calls.map(([files]) => files.length)).toEqual([50, 50, 20]);
});

test('what is coming appears by the word of the server, and without it too', async () => {
  let state: DerivativeState = 'waiting';
  const fetch = vi.fn((files: readonly Sha256[]) => Promise.resolve(files.map((file) => poster(file, state))));
  const index = new DerivativeIndex(fetch);
  const seen = index.of(sha('a'));
  await vi.advanceTimersByTimeAsync(20);
  state = 'making';
  index.changed(sha('a'));
  // Of what no page shows nothing is asked.
  index.changed(sha('f'));
  await vi.advanceTimersByTimeAsync(20);
  expect([seen.get()?.derivatives[0]?.state, fetch.mock.calls.length]).toEqual(['making', 2]);
  state = 'ready';
  await vi.advanceTimersByTimeAsync(10_000);
  expect([seen.get()?.derivatives[0]?.state, fetch.mock.calls.length]).toEqual(['ready', 3]);
  // What is there is not asked for any more.
  await vi.advanceTimersByTimeAsync(600_000);
  expect(fetch.mock.calls.length).toBe(3);
});

test('where nobody answers, the page goes on with what it has', async () => {
  const index = new DerivativeIndex(() => Promise.reject(new Error('offline')));
  const seen = index.of(sha('a'));
  await vi.advanceTimersByTimeAsync(20);
  expect(seen.get()).toBeNull();
});
