import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY } from './body.ts';
import { CAMERA_HEIGHTS, CAMERA_SIDES, SHOT_SIZES } from './camera.ts';
import { composeShot, type ShotToCompose } from './composeShot.ts';
import { FACINGS, stanceDropMetres, STANCES } from './stance.ts';
import { project, viewpointOf } from './viewpoint.ts';

function compose(over: Partial<ShotToCompose>) {
  let draw = 0.37;
  return composeShot({
    shotSize: 'medium',
    cameraHeight: 'eye',
    cameraSide: 'front',
    lensMm: 35,
    aspect: 16 / 9,
    statures: [1],
    random: () => (draw = (draw * 7.13 + 0.19) % 1),
    ...over,
  });
}

describe('framing by stance', () => {
  it('keeps the crown and the eyes in the picture however far they come down', () => {
    for (const stance of ['sitting', 'kneeling', 'crouching'] as const) {
      for (const shotSize of SHOT_SIZES) {
        for (const cameraHeight of ['low', 'eye', 'high'] as const) {
          const { pose, aspect } = compose({ stances: [stance], shotSize, cameraHeight });
          const eyes = project(viewpointOf(pose, aspect), [0, BODY.eyes - stanceDropMetres(stance), -0.05]).y;
          expect(eyes, `${stance} ${shotSize} ${cameraHeight}`).toBeGreaterThan(0.05);
          expect(eyes, `${stance} ${shotSize} ${cameraHeight}`).toBeLessThan(0.62);
        }
      }
    }
  });

  it('shows both who sits and who stands by', () => {
    const { pose, aspect } = compose({ statures: [1, 1.05], stances: ['sitting', 'standing'] });
    const down = (height: number) => project(viewpointOf(pose, aspect), [0, height, 0]).y;
    expect(down(BODY.crown * 1.05)).toBeGreaterThan(-0.02);
    expect(down(BODY.chin - stanceDropMetres('sitting'))).toBeLessThan(0.75);
  });

  it('holds a lying body whole in a full shot, at every aspect', () => {
    for (const aspect of [3 / 2, 16 / 9, 1.85, 2.39]) {
      const shot = compose({ stances: ['lying'], shotSize: 'full', aspect });
      const [lying] = shot.placements;
      if (lying === undefined) throw new Error('Nobody lies there.');
      const view = viewpointOf(shot.pose, aspect);
      for (const along of [0, 1.76]) {
        const [x, , z] = lying.position;
        const point = [x + Math.sin(lying.yawRadians) * along, 0.1, z + Math.cos(lying.yawRadians) * along] as const;
        const { x: across } = project(view, point);
        expect(across).toBeGreaterThan(0.02);
        expect(across).toBeLessThan(0.98);
      }
    }
  });

  it('turns two who face each other towards one another', () => {
    const [left, right] = compose({ statures: [1, 1], facing: 'each-other', shotSize: 'full' }).placements;
    expect(left?.position[0]).toBeLessThan(right?.position[0] ?? 0);
    expect(left?.yawRadians).toBeLessThan(-0.7);
    expect(right?.yawRadians).toBeGreaterThan(0.7);
  });

  it('turns everybody the way that is asked for', () => {
    const yaws = (facing: ShotToCompose['facing']) =>
      compose({ statures: [1, 1], facing, shotSize: 'full' }).placements.map(({ yawRadians }) => yawRadians);
    for (const yaw of yaws('left')) expect(yaw).toBeGreaterThan(1.2);
    for (const yaw of yaws('right')) expect(yaw).toBeLessThan(-1.2);
    for (const yaw of yaws('away')) expect(Math.abs(yaw)).toBeGreaterThan(2.7);
    for (const yaw of yaws('camera')) expect(Math.abs(yaw)).toBeLessThan(0.6);
  });

  it('gives finite cameras and places for every stance and facing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHOT_SIZES),
        fc.constantFrom(...CAMERA_HEIGHTS),
        fc.constantFrom(...CAMERA_SIDES),
        fc.constantFrom(...FACINGS, undefined),
        fc.array(fc.tuple(fc.double({ min: 0.6, max: 1.1, noNaN: true }), fc.constantFrom(...STANCES)), {
          maxLength: 6,
        }),
        (shotSize, cameraHeight, cameraSide, facing, cast) => {
          const { pose, placements } = compose({
            shotSize,
            cameraHeight,
            cameraSide,
            facing,
            statures: cast.map(([stature]) => stature),
            stances: cast.map(([, stance]) => stance),
          });
          expect(pose.position[1]).toBeGreaterThan(0);
          for (const value of [...pose.position, pose.pitchRadians, pose.lensMm])
            expect(value).toSatisfy(Number.isFinite);
          expect(placements.map(({ cast: who }) => who)).toEqual(cast.map((_, who) => who));
          for (const { position } of placements) for (const value of position) expect(value).toSatisfy(Number.isFinite);
        },
      ),
    );
  });
});
