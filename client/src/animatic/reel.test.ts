import { TakeRecord } from '@dailies/shared/document';
import { NodeId, TakeId } from '@dailies/shared/ids';
import type { Fps, MediaKind } from '@dailies/shared/media';
import { describe, expect, test } from 'vitest';
import type { Take } from '../document/ProjectModel.ts';
import { clipAt, reelOf, samePlace, secondsInto } from './reel.ts';

const FPS: Fps = [24, 1];
const shot = (node: string, shown?: Take) => ({
  node: NodeId.parse(node),
  title: node,
  shown,
  isPicked: shown !== undefined,
});
function takeOf(kind: MediaKind, frames: number, fps: Fps): Take {
  const sha256 = '0'.repeat(64);
  const sizes = { media: sha256, poster: sha256, width: 512, height: 288 };
  const made = { recipe: '0'.repeat(32), seed: 1, pipeline: 'previs-still@1', by: 'arne', at: 0 };
  return {
    id: TakeId.parse('take'),
    ...TakeRecord.parse({ node: 'a', number: 1, kind, frames, fps, ...sizes, ...made }),
  };
}
const motion = (frames: number, fps: Fps) => takeOf('video', frames, fps);
const still = takeOf('image', 1, FPS);
const unplanned = () => undefined;

describe('a reel', () => {
  const reel = reelOf([shot('a', motion(60, [30, 1])), shot('b', still), shot('c')], FPS, (node) =>
    node === 'c' ? 1.5 : undefined,
  );

  test('has each shot for as long as its take is, at the rate of the project', () => {
    expect(reel.clips.map(({ node, start, frames }) => [node, start, frames])).toEqual([
      ['a', 0, 48],
      ['b', 48, 48],
      ['c', 96, 36],
    ]);
    expect(reel.frames).toBe(132);
  });

  test('knows the shot at a frame', () => {
    expect([0, 47, 48, 95, 96, 131, 500].map((frame) => clipAt(reel, frame))).toEqual([0, 0, 1, 1, 2, 2, 2]);
    expect(clipAt(reelOf([], FPS, unplanned), 0)).toBe(-1);
  });

  test('is in the middle of a frame of its shot, never beyond it', () => {
    const [first, second] = reel.clips;
    if (first === undefined || second === undefined) throw new Error('There are three.');
    expect(secondsInto(second, 48, FPS)).toBeCloseTo(0.5 / 24);
    expect(secondsInto(first, 400, FPS)).toBeCloseTo(47.5 / 24);
    expect(secondsInto(second, 3, FPS)).toBeCloseTo(0.5 / 24);
  });
});

test('a take of less than a frame is one frame', () => {
  expect(reelOf([shot('a', motion(1, [240, 1]))], FPS, unplanned).frames).toBe(1);
});

describe('when the reel changes', () => {
  const before = reelOf([shot('a', still), shot('b', still)], FPS, unplanned);

  test('one stays in the shot that one looks at', () => {
    const longer = reelOf([shot('new', still), shot('a', still), shot('b', still)], FPS, unplanned);
    expect(samePlace(before, 50, longer)).toBe(98);
    const shorter = reelOf([shot('a', still), shot('b', motion(1, FPS))], FPS, unplanned);
    expect(samePlace(before, 60, shorter)).toBe(48);
  });

  test('that is gone, the place stays, within what there is', () => {
    expect(samePlace(before, 60, reelOf([shot('a', still)], FPS, unplanned))).toBe(47);
    expect(samePlace(before, 60, reelOf([], FPS, unplanned))).toBe(0);
  });
});
