import { add, mix, type Stance, type Vec3 } from '@dailies/shared/cinema';
import type { Physique } from './physique.ts';
import type { Chain, Pose } from './pose.ts';

/** A way of going, for a stature of 1: half a step's length and how the body goes with it. */
interface Gait {
  readonly halfStepMetres: number;
  readonly liftMetres: number;
  readonly armSwingMetres: number;
  readonly elbowBend: number;
  readonly leanMetres: number;
  readonly bobMetres: number;
}

const GAITS: Partial<Record<Stance, Gait>> = {
  walking: {
    halfStepMetres: 0.3,
    liftMetres: 0.11,
    armSwingMetres: 0.2,
    elbowBend: 0.25,
    leanMetres: 0.025,
    bobMetres: 0.02,
  },
  running: {
    halfStepMetres: 0.48,
    liftMetres: 0.34,
    armSwingMetres: 0.2,
    elbowBend: 1,
    leanMetres: 0.13,
    bobMetres: 0.045,
  },
};

/** How far a stature of 1 comes in one whole cycle of two steps; nothing for who stays. */
export function cycleMetres(stance: Stance): number {
  const gait = GAITS[stance];
  return gait === undefined ? 0 : gait.halfStepMetres * 4;
}

/**
 * A body going, `cycle` turns (of two steps) into its going and its steps shortened by `stepScale`: the foot that stands travels back under
 * the body at the body's own speed, the other swings forward over it, arms against legs.
 */
export function going(pose: Pose, stance: Stance, physique: Physique, cycle: number, stepScale: number): Pose {
  const whole = GAITS[stance];
  if (whole === undefined) return pose;
  const gait: Gait = {
    ...whole,
    halfStepMetres: whole.halfStepMetres * stepScale,
    armSwingMetres: whole.armSwingMetres * stepScale,
    bobMetres: whole.bobMetres * stepScale,
  };
  const bob: Vec3 = [0, gait.bobMetres * (Math.cos(4 * Math.PI * cycle) - 1), 0];
  const chest = add(bob, [0, 0, -gait.leanMetres]);
  return {
    ...pose,
    leftLeg: leg(true, physique, gait, cycle, bob),
    rightLeg: leg(false, physique, gait, cycle + 0.5, bob),
    leftArm: arm(pose.leftArm, true, physique, gait, cycle + 0.5, chest),
    rightArm: arm(pose.rightArm, false, physique, gait, cycle, chest),
    hidesLeftHand: false,
    hidesRightHand: false,
    hips: bob,
    chest,
  };
}

/** Where a foot is in its cycle: `ahead` of the hip from -1 to 1, and how high it is lifted, 0 to 1. */
function footAt(cycle: number): { ahead: number; lift: number } {
  const into = cycle - Math.floor(cycle);
  if (into < 0.5) return { ahead: 1 - 4 * into, lift: 0 };
  const swing = (into - 0.5) * 2;
  return { ahead: -Math.cos(Math.PI * swing), lift: Math.sin(Math.PI * swing) * (1 - 0.35 * swing) };
}

const THIGH_METRES = 0.415;
const SHIN_METRES = 0.41;

function leg(left: boolean, physique: Physique, gait: Gait, cycle: number, bob: Vec3): Chain {
  const side = left ? 1 : -1;
  const { ahead, lift } = footAt(cycle);
  const hip = add([side * 0.088 * physique.hipScale, 0.9, 0], bob);
  const rise = lift * gait.liftMetres + Math.max(0, -ahead) * 0.05;
  const wanted: Vec3 = [side * 0.075, 0.085 + rise, 0.02 - ahead * gait.halfStepMetres];
  // A leg no longer than it is: the foot is drawn in to where it reaches.
  const dy = wanted[1] - hip[1];
  const dz = wanted[2] - hip[2];
  const reach = Math.hypot(dy, dz);
  const longest = THIGH_METRES + SHIN_METRES - 0.004;
  const share = Math.min(1, longest / reach);
  const ankle: Vec3 = [wanted[0], hip[1] + dy * share, hip[2] + dz * share];
  const run = reach * share;
  // The knee lies before the line from hip to ankle, by the law of cosines.
  const along = (run * run + THIGH_METRES ** 2 - SHIN_METRES ** 2) / (2 * run);
  const out = Math.sqrt(Math.max(THIGH_METRES ** 2 - along ** 2, 0));
  const knee: Vec3 = [
    (hip[0] + ankle[0]) / 2,
    hip[1] + ((ankle[1] - hip[1]) / run) * along + ((ankle[2] - hip[2]) / run) * out,
    hip[2] + ((ankle[2] - hip[2]) / run) * along - Math.abs((ankle[1] - hip[1]) / run) * out,
  ];
  const point = Math.min(Math.max(-ahead, 0), 1) * 0.5 + lift * 0.45;
  const toes = add(ankle, [side * 0.02, -0.055 - 0.075 * point + Math.max(0, ahead) * 0.03, -0.155 + 0.05 * point]);
  return [hip, knee, ankle, toes];
}

function arm(held: Chain, left: boolean, physique: Physique, gait: Gait, cycle: number, chest: Vec3): Chain {
  const side = left ? 1 : -1;
  const shoulder = add([side * 0.168 * physique.shoulderScale, 1.368, 0.008], chest);
  // An arm that holds something keeps holding it.
  if (Math.abs(held[2][1] - 0.9) > 0.12)
    return [shoulder, add(held[1], chest), add(held[2], chest), add(held[3], chest)];
  const swing = Math.cos(2 * Math.PI * cycle) * gait.armSwingMetres;
  const bend = gait.elbowBend;
  const elbow = add(shoulder, [side * 0.075, -0.235 + 0.02 * bend, 0.02 - swing * (0.62 + 0.3 * bend) + 0.05 * bend]);
  // A walker's arm hangs, a runner's is bent square.
  const hanging: readonly [Vec3, Vec3] = [
    [side * 0.012, -0.245 + Math.max(swing, 0) * 0.35, -0.06 - swing * 0.75],
    [side * -0.012, -0.155, -0.04 - swing * 0.2],
  ];
  const bent: readonly [Vec3, Vec3] = [
    [side * -0.045, -0.03 + swing * 0.55, -0.235],
    [side * -0.03, 0.085 + swing * 0.1, -0.1],
  ];
  const wrist = add(elbow, mix(hanging[0], bent[0], bend * 0.92));
  const hand = add(wrist, mix(hanging[1], bent[1], bend * 0.92));
  return [shoulder, elbow, wrist, hand];
}
