import { describe, expect, it } from 'vitest';
import { bringToView, fitTo, panBy, pointAt, zoomAt } from './Camera.ts';

const SIZE = { widthPx: 800, heightPx: 400 };
const camera = { x: 10, y: -20, z: 0.5 };

describe('Camera', () => {
  it('keeps the point under the pointer while it zooms', () => {
    const before = pointAt(camera, 300, 200);
    const after = pointAt(zoomAt(camera, 1.7, 300, 200), 300, 200);
    expect(after[0]).toBeCloseTo(before[0]);
    expect(after[1]).toBeCloseTo(before[1]);
  });

  it('moves with the hand', () => {
    const [x, y] = pointAt(panBy(camera, 40, -10), 340, 190);
    expect([x, y]).toEqual([...pointAt(camera, 300, 200)]);
  });

  it('shows a box whole and in the middle, and never larger than it is', () => {
    const wide = fitTo({ left: 0, top: 0, right: 4_000, bottom: 1_000 }, SIZE);
    expect(pointAt(wide, 400, 200)).toEqual([2_000, 500]);
    expect(pointAt(wide, 0, 0)[0]).toBeLessThan(0);
    expect(fitTo({ left: 0, top: 0, right: 10, bottom: 10 }, SIZE).z).toBe(1);
    expect(fitTo(null, SIZE).z).toBe(1);
  });

  it('brings a node near enough to be read', () => {
    const far = { x: 0, y: 0, z: 0.05 };
    expect(bringToView(far, { left: 0, top: 0, right: 300, bottom: 200 }, SIZE).z).toBe(0.5);
  });
});
