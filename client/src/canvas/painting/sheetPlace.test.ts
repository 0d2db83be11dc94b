import { describe, expect, test } from 'vitest';
import { around, placeOn, seenBy, spareAround, withAllOf } from './sheetPlace.ts';

const view = { widthPx: 800, heightPx: 400, camera: { x: 100, y: 50, z: 0.5 } };

describe('a sheet around a view', () => {
  const sheet = around(view, 0.25);

  test('has more on each side, at the same zoom', () => {
    expect(sheet).toEqual({ widthPx: 1200, heightPx: 600, camera: { x: 500, y: 250, z: 0.5 } });
    expect(spareAround(view, sheet)).toBeCloseTo(0.25);
  });

  test('lies so that what it shows is where the camera has it', () => {
    expect(placeOn(view.camera, sheet)).toEqual({ left: -200, top: -100, scale: 1 });
    const moved = { x: 90, y: 60, z: 1 };
    const { left, top, scale } = placeOn(moved, sheet);
    // A point of the canvas, by the sheet and by the camera.
    const [x, y] = [12, 34];
    const onSheet = [(x + sheet.camera.x) * sheet.camera.z, (y + sheet.camera.y) * sheet.camera.z] as const;
    expect(left + onSheet[0] * scale).toBeCloseTo((x + moved.x) * moved.z);
    expect(top + onSheet[1] * scale).toBeCloseTo((y + moved.y) * moved.z);
  });

  test('has less to spare on the side that the camera goes to, and none beyond', () => {
    const panned = (px: number) => ({ ...view, camera: { ...view.camera, x: view.camera.x - px / view.camera.z } });
    expect(spareAround(panned(100), sheet)).toBeCloseTo(0.125);
    expect(spareAround(panned(200), sheet)).toBeCloseTo(0);
    expect(spareAround(panned(240), sheet)).toBeLessThan(0);
    expect(spareAround({ ...view, camera: { ...view.camera, z: 0.25 } }, sheet)).toBeLessThan(0);
  });
});

describe('a sheet with everything', () => {
  test('has it in the middle, wherever the camera is', () => {
    const sheet = withAllOf({ left: 1000, top: 2000, right: 2000, bottom: 2500 }, view);
    expect(sheet).toEqual({ ...view, camera: { x: -700, y: -1850, z: 0.5 } });
    expect(sheet === null ? null : seenBy(sheet)).toEqual({ left: 700, top: 1850, right: 2300, bottom: 2650 });
  });

  test('is not there where everything is larger', () => {
    expect(withAllOf({ left: 0, top: 0, right: 1601, bottom: 10 }, view)).toBeNull();
    expect(withAllOf({ left: 0, top: 0, right: 10, bottom: 801 }, view)).toBeNull();
  });
});
