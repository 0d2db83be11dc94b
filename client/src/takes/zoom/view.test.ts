import { describe, expect, it } from 'vitest';
import { actualZoom, fitScale, FITTING, kept, panned, zoomedAt } from './view.ts';

const picture = { width: 1000, height: 500 };
const pane = { width: 500, height: 500 };

describe('what of a picture is seen', () => {
  it('fits, and knows at which zoom a pixel is a pixel', () => {
    expect(fitScale(picture, pane)).toBe(0.5);
    expect(actualZoom(picture, pane)).toBe(2);
    expect(actualZoom({ width: 100, height: 50 }, pane)).toBe(1);
    expect(fitScale(picture, { width: 0, height: 0 })).toBe(1);
  });
  it('keeps what lies under the pointer where it is', () => {
    const zoomed = zoomedAt(FITTING, 4, [100, 0], picture, pane);
    expect(zoomed.zoom).toBe(4);
    // 100 px right of the middle lay at 0.5 + 100 / 500 = 0.7 of the width, and still does.
    expect(zoomed.at[0] + 100 / (500 * 4)).toBeCloseTo(0.7);
  });
  it('never leaves the picture, and centres what is smaller than the pane', () => {
    expect(kept({ zoom: 0.2, at: [0, 0] }, picture, pane)).toEqual(FITTING);
    expect(kept({ zoom: 2, at: [0, 0] }, picture, pane).at).toEqual([0.25, 0.5]);
    expect(panned({ zoom: 2, at: [0.5, 0.5] }, [-10_000, 50], picture, pane).at).toEqual([0.75, 0.5]);
  });
  it('stops where a pixel is sixteen', () => {
    expect(kept({ zoom: 1_000, at: [0.5, 0.5] }, picture, pane).zoom).toBe(32);
  });
});
