import { describe, expect, it } from 'vitest';
import { shapeNotices } from './differences.ts';

const still = { number: 1, kind: 'image', width: 1280, height: 720, frames: 1, fps: [24, 1] } as const;
const motion = { ...still, number: 2, kind: 'video', frames: 72 } as const;

describe('what is said of takes that do not lie on each other', () => {
  it('is nothing of those that do', () => {
    expect(shapeNotices([still, { ...still, number: 3 }])).toEqual([]);
    expect(shapeNotices([])).toEqual([]);
  });
  it('names sizes, lengths and rates', () => {
    expect(shapeNotices([still, { ...still, number: 3, width: 640, height: 360 }])).toEqual([
      'Take 3 is 640 × 360; it is fitted to take 1.',
    ]);
    expect(shapeNotices([motion, { ...motion, number: 4, frames: 48, fps: [25, 1] }])).toEqual([
      'Take 4 has another rate; frames are matched by their number.',
      'Take 4 ends at frame 48 and stays there.',
    ]);
    expect(shapeNotices([motion, still])).toEqual(['Take 1 is a still.']);
  });
});
