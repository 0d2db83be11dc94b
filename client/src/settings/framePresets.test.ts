import { Settings } from '@dailies/shared/document';
import { describe, expect, it } from 'vitest';
import { frameOf, LONG_EDGES_PX, ratioOf, RATIOS } from './framePresets.ts';

describe('frames by ratio and size', () => {
  it('are what a project takes, and are known again', () => {
    for (const { value } of RATIOS) {
      for (const longPx of LONG_EDGES_PX) {
        const frame = frameOf(value, longPx);
        expect(Settings.pick({ width: true, height: true }).safeParse(frame).success).toBe(true);
        expect(ratioOf(frame)).toBe(value);
        expect(Math.max(frame.width, frame.height)).toBe(longPx);
      }
    }
  });

  it('are the frames that people know', () => {
    expect(frameOf('16:9', 1920)).toEqual({ width: 1920, height: 1080 });
    expect(frameOf('9:16', 1280)).toEqual({ width: 720, height: 1280 });
    expect(frameOf('3:2', 1920)).toEqual({ width: 1920, height: 1280 });
    expect(frameOf('2.39', 1920)).toEqual({ width: 1920, height: 804 });
    expect(frameOf('1.85', 1280)).toEqual({ width: 1280, height: 692 });
  });

  it('have a ratio of their own where they are none of them', () => {
    expect(ratioOf({ width: 1234, height: 400 })).toBeNull();
    expect(ratioOf({ width: 1080, height: 1920 })).toBe('9:16');
  });
});
