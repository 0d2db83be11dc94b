import { expect, test } from 'vitest';
import { plannedSeconds } from './plannedSeconds.ts';

test('a still stands for as long as it says, one of before that could be said for two seconds', () => {
  expect(plannedSeconds({ type: 'shot-still', params: { holdSeconds: 4.5 } })).toBe(4.5);
  expect(plannedSeconds({ type: 'shot-still', params: { lensMm: 50 } })).toBe(2);
});

test('a shot in motion takes its duration, and nothing else says how long it is', () => {
  expect(plannedSeconds({ type: 'shot-motion', params: { durationSeconds: 1.5 } })).toBe(1.5);
  expect(plannedSeconds({ type: 'picture', params: { holdSeconds: 4.5 } })).toBeUndefined();
});
