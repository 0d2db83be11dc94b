import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMERA_MOVES } from './camera.ts';
import { cropOf, pictureWindow } from './pictureWindow.ts';

const picture = { widthPx: 1_600, heightPx: 900 };
const aspect = 16 / 9;

describe('a camera over a picture', () => {
  it('never sees past its edge, whatever the picture, the frame, the move and the time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CAMERA_MOVES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.integer({ min: 16, max: 9_000 }),
        fc.integer({ min: 16, max: 9_000 }),
        fc.double({ min: 0.4, max: 3, noNaN: true }),
        (move, fraction, seconds, widthPx, heightPx, frame) => {
          const crop = cropOf(pictureWindow(move, fraction, seconds), { widthPx, heightPx }, frame);
          expect(crop.leftPx).toBeGreaterThanOrEqual(-1e-6);
          expect(crop.topPx).toBeGreaterThanOrEqual(-1e-6);
          expect(crop.leftPx + crop.widthPx).toBeLessThanOrEqual(widthPx + 1e-6);
          expect(crop.topPx + crop.heightPx).toBeLessThanOrEqual(heightPx + 1e-6);
          expect(crop.widthPx / crop.heightPx).toBeCloseTo(frame, 6);
        },
      ),
    );
  });

  it('stands still on the whole picture, and closes in from it', () => {
    expect(cropOf(pictureWindow('static', 0.5, 1), picture, aspect)).toEqual({
      leftPx: 0,
      topPx: 0,
      widthPx: 1_600,
      heightPx: 900,
    });
    const first = cropOf(pictureWindow('dolly-in', 0, 0), picture, aspect);
    const last = cropOf(pictureWindow('dolly-in', 1, 3), picture, aspect);
    expect(first.widthPx).toBe(1_600);
    expect(last.widthPx).toBeCloseTo(1_120);
    expect(last.leftPx + last.widthPx / 2).toBeCloseTo(800);
    expect(pictureWindow('dolly-out', 0, 0).share).toBe(pictureWindow('dolly-in', 1, 0).share);
  });

  it('pans and tilts from edge to edge, in the direction of its name', () => {
    const at = (move: (typeof CAMERA_MOVES)[number], fraction: number) =>
      cropOf(pictureWindow(move, fraction, 0), picture, aspect);
    expect([at('pan-right', 0).leftPx, at('pan-right', 1).leftPx]).toEqual([0, 1_600 - at('pan-right', 1).widthPx]);
    expect(at('pan-left', 1).leftPx).toBe(0);
    expect(at('tilt-up', 1).topPx).toBe(0);
    expect(at('tilt-down', 1).topPx).toBeGreaterThan(100);
    expect(at('crane-up', 0).topPx).toBeGreaterThan(at('crane-up', 1).topPx);
  });
});
