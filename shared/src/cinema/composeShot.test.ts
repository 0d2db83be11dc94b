import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY } from './body.ts';
import { CAMERA_HEIGHTS, CAMERA_SIDES, SHOT_SIZES, type CameraHeight, type ShotSize } from './camera.ts';
import { type ComposedShot, composeShot, type ShotToCompose } from './composeShot.ts';
import { horizonOf, project, viewpointOf } from './viewpoint.ts';

const WIDE = 16 / 9;

function compose(over: Partial<ShotToCompose> = {}): ComposedShot {
  let draw = 0.37;
  return composeShot({
    shotSize: 'medium',
    cameraHeight: 'eye',
    cameraSide: 'front',
    lensMm: 35,
    aspect: WIDE,
    statures: [1],
    random: () => (draw = (draw * 7.13 + 0.19) % 1),
    ...over,
  });
}

/** How far down the picture a height on the lead lies: 0 is its top, 1 its bottom. */
function downOf(shot: ComposedShot, heightMetres: number): number {
  const plane = shot.aim[2];
  return project(viewpointOf(shot.pose, shot.aspect), [0, heightMetres, plane]).y;
}

/** Chin to crown as a share of the picture's height. */
const headShare = (shot: ComposedShot): number => downOf(shot, BODY.chin) - downOf(shot, BODY.crown);

const framed = (size: ShotSize, over: Partial<ShotToCompose> = {}) => compose({ shotSize: size, ...over });

describe('framing', () => {
  it('fills more of the picture with the head at each tighter size, at every height and lens', () => {
    for (const cameraHeight of ['ground', 'low', 'eye', 'high'] as const) {
      for (const lensMm of [14, 35, 100]) {
        const shares = SHOT_SIZES.map((size) => headShare(framed(size, { cameraHeight, lensMm })));
        for (const [index, share] of shares.entries()) expect(share).toBeGreaterThan(shares[index - 1] ?? 0);
      }
    }
  });

  it('shows a close-up as head and tops of the shoulders', () => {
    const shot = framed('close-up');
    expect(headShare(shot)).toBeGreaterThan(0.5);
    expect(headShare(shot)).toBeLessThan(0.7);
    expect(downOf(shot, BODY.crown)).toBeGreaterThan(0.02);
    expect(downOf(shot, BODY.shoulders)).toBeLessThan(1);
    expect(downOf(shot, BODY.waist)).toBeGreaterThan(1);
  });

  it('shows an extreme close-up from the eyes to the mouth', () => {
    const shot = framed('extreme-close-up');
    expect(downOf(shot, BODY.crown)).toBeLessThan(0);
    expect(downOf(shot, BODY.eyes)).toBeGreaterThan(0.15);
    expect(downOf(shot, BODY.mouth)).toBeLessThan(0.9);
    expect(downOf(shot, BODY.chin)).toBeGreaterThan(1);
  });

  it('cuts a medium at the waist and a cowboy at mid-thigh', () => {
    expect(downOf(framed('medium'), BODY.waist)).toBeLessThan(1);
    expect(downOf(framed('medium'), BODY.hips)).toBeGreaterThan(1);
    expect(downOf(framed('cowboy'), BODY.midThigh)).toBeLessThan(1);
    expect(downOf(framed('cowboy'), BODY.knees)).toBeGreaterThan(1);
  });

  it('holds the whole person with room in a full shot', () => {
    const shot = framed('full');
    expect(downOf(shot, BODY.crown)).toBeGreaterThan(0.04);
    expect(downOf(shot, BODY.floor)).toBeLessThan(0.97);
    expect(downOf(shot, BODY.floor) - downOf(shot, BODY.crown)).toBeGreaterThan(0.75);
  });

  it('keeps the size of the lead over lenses and aspects', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 12, max: 200, noNaN: true }),
        fc.double({ min: 1.5, max: 2.39, noNaN: true }),
        fc.constantFrom(...SHOT_SIZES),
        fc.constantFrom<CameraHeight>('eye', 'low', 'high'),
        fc.double({ min: 0.65, max: 1.1, noNaN: true }),
        (lensMm, aspect, shotSize, cameraHeight, stature) => {
          const shot = compose({ lensMm, aspect, shotSize, cameraHeight, statures: [stature] });
          const reference = compose({ shotSize, cameraHeight });
          const share = (downOf(shot, BODY.chin * stature) - downOf(shot, BODY.crown * stature)) / headShare(reference);
          expect(share).toBeGreaterThan(0.72);
          expect(share).toBeLessThan(1.4);
        },
      ),
    );
  });

  it('gives finite cameras over the floor for everything that can be asked', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHOT_SIZES),
        fc.constantFrom(...CAMERA_HEIGHTS),
        fc.constantFrom(...CAMERA_SIDES),
        fc.double({ min: 12, max: 200, noNaN: true }),
        fc.array(fc.double({ min: 0.5, max: 1.2, noNaN: true }), { maxLength: 8 }),
        (shotSize, cameraHeight, cameraSide, lensMm, statures) => {
          const { pose, placements } = compose({ shotSize, cameraHeight, cameraSide, lensMm, statures });
          for (const value of [...pose.position, pose.pitchRadians, pose.lensMm])
            expect(value).toSatisfy(Number.isFinite);
          expect(pose.position[1]).toBeGreaterThan(0);
          expect(placements.map(({ cast }) => cast)).toEqual(statures.map((_, cast) => cast));
          for (const { position } of placements) for (const value of position) expect(value).toSatisfy(Number.isFinite);
        },
      ),
    );
  });
});

describe('camera height', () => {
  const horizon = (cameraHeight: CameraHeight, size: ShotSize) => {
    const { pose, aspect } = compose({ cameraHeight, shotSize: size });
    return horizonOf(pose, aspect);
  };

  it('puts the horizon lower in the picture the lower the camera stands', () => {
    for (const size of SHOT_SIZES) {
      expect(horizon('high', size)).toBeLessThan(horizon('eye', size));
      expect(horizon('eye', size)).toBeLessThan(horizon('low', size));
      expect(horizon('low', size)).toBeLessThanOrEqual(horizon('ground', size) + 1e-9);
    }
  });

  it('looks up from below, down from above and straight down from overhead', () => {
    expect(compose({ cameraHeight: 'low' }).pose.pitchRadians).toBeGreaterThan(0.1);
    expect(compose({ cameraHeight: 'high' }).pose.pitchRadians).toBeLessThan(-0.3);
    expect(compose({ cameraHeight: 'overhead' }).pose.pitchRadians).toBeLessThan(-1.5);
  });

  it('sees an eye-level face level', () => {
    expect(Math.abs(compose({ shotSize: 'close-up' }).pose.pitchRadians)).toBeLessThan(0.06);
  });
});

describe('lens', () => {
  it('shows what lies behind larger the longer the lens', () => {
    const behind = [14, 24, 35, 50, 85, 135].map((lensMm) => {
      const shot = compose({ lensMm, shotSize: 'full' });
      const view = viewpointOf(shot.pose, shot.aspect);
      return project(view, [0, 0, 8]).y - project(view, [0, 2, 8]).y;
    });
    for (const [index, share] of behind.entries()) expect(share).toBeGreaterThan(behind[index - 1] ?? 0);
  });
});

describe('cast', () => {
  it('leaves looking room: who looks left stands right of the middle', () => {
    const xOf = (side: 'profile-left' | 'profile-right') => {
      const shot = compose({ cameraSide: side });
      return project(viewpointOf(shot.pose, shot.aspect), [0, 1.5, 0]).x;
    };
    expect(xOf('profile-left')).toBeGreaterThan(0.55);
    expect(xOf('profile-right')).toBeLessThan(0.45);
  });

  it('puts the second of a tight pair over the shoulder, nearer and at the edge', () => {
    const shot = compose({ shotSize: 'medium-close-up', statures: [1, 1] });
    const second = shot.placements[1];
    expect(second?.role).toBe('foreground');
    const view = viewpointOf(shot.pose, shot.aspect);
    const head = project(view, [second?.position[0] ?? 0, 1.64, second?.position[2] ?? 0]);
    expect(head.depth).toBeLessThan(shot.distanceMetres);
    expect(Math.abs(head.x - 0.5)).toBeGreaterThan(0.3);
  });

  it('stands a loose group apart, inside the picture', () => {
    const shot = compose({ shotSize: 'wide', statures: [1, 1, 1, 1, 1, 1, 1, 1] });
    const view = viewpointOf(shot.pose, shot.aspect);
    const across = shot.placements.map(({ position }) => project(view, [position[0], 1.6, position[2]]).x);
    for (const x of across) expect(Math.abs(x - 0.5)).toBeLessThan(0.5);
    expect(new Set(across.map((x) => x.toFixed(2))).size).toBe(8);
  });

  it('is the same for the same random stream', () => {
    expect(compose({ statures: [1, 0.9, 1.1] })).toEqual(compose({ statures: [1, 0.9, 1.1] }));
  });
});
