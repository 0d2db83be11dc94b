import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameAt, secondsOf, timecode } from './frames.ts';

test('the middle of every frame is that frame, at every rate', () => {
  const rate = fc.constantFrom([24, 1] as const, [24_000, 1_001] as const, [25, 1] as const, [30_000, 1_001] as const);
  fc.assert(
    fc.property(rate, fc.integer({ min: 0, max: 99_999 }), (fps, frame) => {
      expect(frameAt(secondsOf(frame, fps), fps, 100_000)).toBe(frame);
    }),
  );
});

test('stays within the frames that there are', () => {
  expect(frameAt(99, [24, 1], 48)).toBe(47);
  expect(frameAt(-1, [24, 1], 48)).toBe(0);
});

test.each([
  [0, [24, 1], '00:00:00:00'],
  [47, [24, 1], '00:00:01:23'],
  [86_400, [24, 1], '01:00:00:00'],
  [24, [24_000, 1_001], '00:00:01:00'],
] as const)('frame %i at %j is %s', (frame, fps, text) => {
  expect(timecode(frame, fps)).toBe(text);
});
