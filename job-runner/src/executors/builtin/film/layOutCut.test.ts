import { describe, expect, it } from 'vitest';
import { layOutCut } from './layOutCut.ts';

const clip = (frames: number) => ({ kind: 'clip' as const, frames });
const still = (frames: number) => ({ kind: 'still' as const, frames });

describe('the layout of a cut', () => {
  it('is all of every shot one after another', () => {
    expect(layOutCut([clip(10), still(5), clip(7)], 0, 0)).toEqual({
      shots: [
        { start: 0, frames: 10 },
        { start: 0, frames: 5 },
        { start: 0, frames: 7 },
      ],
      frames: 22,
    });
  });

  it('leaves handles away, and makes crossfades of them, so that the cuts stay where they are', () => {
    expect(layOutCut([clip(20), clip(20)], 0, 4).frames).toBe(24);
    expect(layOutCut([clip(20), clip(20)], 7, 4)).toEqual({
      shots: [
        { start: 4, frames: 15 },
        { start: 0, frames: 16 },
      ],
      frames: 24,
    });
  });

  it('overlaps shots where the handles do not reach', () => {
    expect(layOutCut([clip(20), clip(20)], 8, 0).frames).toBe(32);
    expect(layOutCut([clip(20), clip(20)], 8, 2).frames).toBe(28);
    expect(layOutCut([clip(20)], 8, 0).frames).toBe(20);
  });

  it('has as much of a still as a crossfade takes', () => {
    expect(layOutCut([still(10), still(10), still(10)], 6, 0).frames).toBe(30);
    expect(layOutCut([clip(20), still(2), clip(20)], 6, 3)).toMatchObject({
      shots: [{}, { frames: 12 }, {}],
    });
  });

  it('says which clip is too short, and what to do', () => {
    expect(() => layOutCut([clip(20), clip(8)], 0, 4)).toThrow(
      'Shot 2 has 8 frames, and its handles take 8; make the handles shorter.',
    );
    expect(() => layOutCut([clip(20), clip(15), clip(20)], 8, 0)).toThrow(
      'Shot 2 has 15 frames, and its crossfades take 16; make the crossfade shorter.',
    );
  });
});
