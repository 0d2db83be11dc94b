import { describe, expect, it } from 'vitest';
import { CAMERA_MOVES, type CameraMove } from './camera.ts';
import { poseDuring } from './cameraMove.ts';
import { composeShot } from './composeShot.ts';
import type { Vec3 } from './vector.ts';
import { project, viewpointOf } from './viewpoint.ts';

const shot = composeShot({
  shotSize: 'full',
  cameraHeight: 'eye',
  cameraSide: 'front',
  lensMm: 35,
  aspect: 16 / 9,
  statures: [1],
  random: () => 0.5,
});

const NEAR: Vec3 = [0.3, 1, 0];
const FAR: Vec3 = [0.6, 2, 30];

/** How far a point travels over the picture from the first to the last frame: to the right and down. */
function travel(move: CameraMove, point: Vec3): { x: number; y: number } {
  const at = (fraction: number) =>
    project(viewpointOf(poseDuring(shot, move, fraction, fraction * 3), shot.aspect), point);
  return { x: at(1).x - at(0).x, y: at(1).y - at(0).y };
}

/** A point's growth away from the picture's middle. */
function growth(move: CameraMove, from: Vec3, to: Vec3): number {
  const span = (fraction: number) => {
    const view = viewpointOf(poseDuring(shot, move, fraction, fraction * 3), shot.aspect);
    return project(view, to).x - project(view, from).x;
  };
  return span(1) / span(0);
}

describe('camera moves', () => {
  it('passes everything to the right in a pan left, near and far alike', () => {
    expect(travel('pan-left', NEAR).x).toBeGreaterThan(0.2);
    expect(travel('pan-left', FAR).x).toBeGreaterThan(0.2);
    expect(travel('pan-left', NEAR).x / travel('pan-left', FAR).x).toBeCloseTo(1, 1);
    expect(travel('pan-right', NEAR).x).toBeLessThan(-0.2);
  });

  it('passes everything down in a tilt up', () => {
    expect(travel('tilt-up', NEAR).y).toBeGreaterThan(0.15);
    expect(travel('tilt-down', NEAR).y).toBeLessThan(-0.15);
  });

  it('grows near things more than far ones in a dolly in, and shrinks them in a dolly out', () => {
    const near = growth('dolly-in', [-0.3, 1, 0], [0.3, 1, 0]);
    const far = growth('dolly-in', [-3, 1, 30], [3, 1, 30]);
    expect(near).toBeGreaterThan(1.3);
    expect(far).toBeGreaterThan(1);
    expect(near).toBeGreaterThan(far + 0.15);
    expect(growth('dolly-out', [-0.3, 1, 0], [0.3, 1, 0])).toBeLessThan(0.8);
  });

  it('sinks near things past far ones in a crane up', () => {
    expect(travel('crane-up', NEAR).y).toBeGreaterThan(travel('crane-up', FAR).y + 0.02);
    expect(travel('crane-down', NEAR).y).toBeLessThan(travel('crane-down', FAR).y - 0.02);
    expect(poseDuring(shot, 'crane-up', 1, 3).position[1]).toBeGreaterThan(
      poseDuring(shot, 'crane-up', 0, 0).position[1],
    );
  });

  it('stays put when static and only breathes by hand', () => {
    expect(poseDuring(shot, 'static', 0.7, 2)).toEqual(shot.pose);
    const sway = poseDuring(shot, 'handheld', 0.5, 1.4);
    expect(sway).not.toEqual(shot.pose);
    expect(Math.abs(sway.yawRadians)).toBeLessThan(0.03);
  });

  it('starts and ends at rest', () => {
    for (const move of CAMERA_MOVES) {
      if (move === 'handheld') continue;
      const step = (from: number, to: number) => {
        const a = poseDuring(shot, move, from, 0);
        const b = poseDuring(shot, move, to, 0);
        return Math.hypot(
          ...a.position.map((value, axis) => value - (b.position[axis] ?? 0)),
          a.yawRadians - b.yawRadians,
          a.pitchRadians - b.pitchRadians,
        );
      };
      expect(step(0, 0.01)).toBeLessThanOrEqual(step(0.5, 0.51) * 0.05 + 1e-12);
      expect(step(0.99, 1)).toBeLessThanOrEqual(step(0.5, 0.51) * 0.05 + 1e-12);
    }
  });

  it('never lets the camera under the floor', () => {
    const low = composeShot({
      shotSize: 'full',
      cameraHeight: 'ground',
      cameraSide: 'front',
      lensMm: 14,
      aspect: 2.39,
      statures: [1],
      random: () => 0.5,
    });
    for (const move of CAMERA_MOVES) {
      for (const fraction of [0, 0.5, 1])
        expect(poseDuring(low, move, fraction, fraction).position[1]).toBeGreaterThan(0);
    }
  });
});
