import fc from 'fast-check';
import { expect, test } from 'vitest';
import { frameAt, frameStartingAt, secondsOf, timecode } from './frames.ts';

const rate = fc.constantFrom([24, 1] as const, [24_000, 1_001] as const, [25, 1] as const, [30_000, 1_001] as const);
const frameNumber = fc.integer({ min: 0, max: 99_999 });

test('the middle of every frame is that frame, at every rate', () => {
  fc.assert(
    fc.property(rate, frameNumber, (fps, frame) => {
      expect(frameAt(secondsOf(frame, fps), fps, 100_000)).toBe(frame);
    }),
  );
});

test('a start that was rounded down to microseconds is still that frame', () => {
  fc.assert(
    fc.property(rate, frameNumber, (fps, frame) => {
      const start = Math.floor(((frame * fps[1]) / fps[0]) * 1e6) / 1e6;
      expect(frameStartingAt(start, fps, 100_000)).toBe(frame);
    }),
  );
});

test('stays within the frames that there are', () => {
  expect(frameAt(99, [24, 1], 48)).toBe(47);
  expect(frameAt(-1, [24, 1], 48)).toBe(0);
  expect(frameStartingAt(2, [24, 1], 48)).toBe(47);
});

test.each([
  [0, [24, 1], '00:00:00:00'],
  [47, [24, 1], '00:00:01:23'],
  [86_400, [24, 1], '01:00:00:00'],
  [24, [24_000, 1_001], '00:00:01:00'],
] as const)('frame %i at %j is %s', (frame, fps, text) => {
  expect(timecode(frame, fps)).toBe(text);
});
