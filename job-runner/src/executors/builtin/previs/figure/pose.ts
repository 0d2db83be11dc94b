import { add, mix, scale, type Vec3 } from '@dailies/shared/cinema';
import { between, pick, type Random } from '../random.ts';
import { says } from '../words.ts';
import type { Physique } from './physique.ts';

/** Shoulder, elbow, wrist and the end of the hand; or hip, knee, ankle and toes. */
export type Chain = readonly [Vec3, Vec3, Vec3, Vec3];

/** A body's joints, in metres, for a stature of 1: the floor between the feet is 0, the body faces -z, its left is +x. */
export interface Pose {
  readonly leftArm: Chain;
  readonly rightArm: Chain;
  readonly leftLeg: Chain;
  readonly rightLeg: Chain;
  /** Shifts of the trunk: at the hips, at the chest. */
  readonly hips: Vec3;
  readonly chest: Vec3;
  /** Turn of the head against the body, nod (positive looks down) and tilt. */
  readonly headYaw: number;
  readonly headNod: number;
  readonly headTilt: number;
}

type ArmPose = 'relaxed' | 'pocket' | 'hip' | 'folded' | 'forward' | 'back' | 'raised' | 'point' | 'phone' | 'hold';

/** Elbow, wrist and hand of a left arm (+x); a right one is its mirror. */
const ARMS: Readonly<Record<ArmPose, readonly [Vec3, Vec3, Vec3]>> = {
  relaxed: [
    [0.248, 1.142, 0.035],
    [0.262, 0.9, -0.045],
    [0.25, 0.735, -0.075],
  ],
  pocket: [
    [0.287, 1.14, 0.075],
    [0.205, 0.945, -0.03],
    [0.168, 0.855, -0.075],
  ],
  hip: [
    [0.385, 1.175, 0.09],
    [0.215, 1.035, -0.03],
    [0.14, 0.985, -0.105],
  ],
  folded: [
    [0.247, 1.15, -0.055],
    [0.02, 1.19, -0.195],
    [-0.13, 1.235, -0.165],
  ],
  forward: [
    [0.238, 1.15, -0.09],
    [0.225, 0.98, -0.26],
    [0.215, 0.86, -0.36],
  ],
  back: [
    [0.245, 1.15, 0.15],
    [0.252, 0.92, 0.13],
    [0.25, 0.77, 0.09],
  ],
  raised: [
    [0.36, 1.52, -0.06],
    [0.34, 1.76, -0.12],
    [0.33, 1.94, -0.13],
  ],
  point: [
    [0.26, 1.33, -0.26],
    [0.23, 1.36, -0.5],
    [0.22, 1.37, -0.68],
  ],
  phone: [
    [0.265, 1.16, -0.06],
    [0.155, 1.36, -0.145],
    [0.105, 1.5, -0.1],
  ],
  hold: [
    [0.25, 1.15, -0.03],
    [0.16, 1.1, -0.26],
    [0.09, 1.12, -0.37],
  ],
};

const mirror = ([x, y, z]: Vec3): Vec3 => [-x, y, z];

function arm(pose: ArmPose, left: boolean, physique: Physique, shift: Vec3): Chain {
  const [elbow, wrist, hand] = ARMS[pose];
  const reach = physique.shoulderScale;
  const wide = (point: Vec3): Vec3 => [point[0] * (pose === 'folded' ? 1 : reach), point[1], point[2]];
  const chain: Chain = [[0.168 * reach, 1.368, 0.008], wide(elbow), wide(wrist), wide(hand)];
  return mapChain(chain, (point) => add(left ? point : mirror(point), shift));
}

const mapChain = ([a, b, c, d]: Chain, change: (point: Vec3) => Vec3): Chain => [
  change(a),
  change(b),
  change(c),
  change(d),
];

/** A standing leg; `stride` carries the foot forward (positive) or back, `out` aside. */
function leg(left: boolean, physique: Physique, stride: number, out: number, lift: number): Chain {
  const side = left ? 1 : -1;
  const hip: Vec3 = [side * 0.088 * physique.hipScale, 0.9, 0];
  const ankle: Vec3 = [side * (0.085 + out), 0.085 + lift, 0.03 - stride];
  const knee = add(mix(hip, ankle, 0.5), [side * out * 0.1, 0.01, -0.018 - Math.abs(stride) * 0.25 - lift * 0.4]);
  const toes = add(ankle, [side * (0.03 + out * 0.2), -0.055 - lift * 0.25, -0.155]);
  return [hip, knee, ankle, toes];
}

/** What the prompt's words ask bodies to do. A shot's seed picks among what is left open. */
export function poseFor(physique: Physique, prompt: string, random: Random): Pose {
  const running = says(
    prompt,
    'run',
    'runs',
    'running',
    'sprint',
    'sprints',
    'sprinting',
    'chase',
    'chases',
    'chasing',
    'flees',
    'fleeing',
  );
  const walking =
    !running &&
    says(
      prompt,
      'walk',
      'walks',
      'walking',
      'strolls',
      'strides',
      'approaches',
      'enters',
      'leaves',
      'crosses',
      'arrives',
    );
  const lean = running ? -0.09 : walking ? -0.02 : 0;
  const weightSide = random() < 0.5 ? 1 : -1;
  const still = !running && !walking;
  const hips: Vec3 = still ? [weightSide * 0.018, 0, 0] : [0, running ? -0.02 : 0, 0];
  const chest: Vec3 = [still ? -weightSide * 0.006 : 0, 0, lean];
  const [left, right] = armPoses(prompt, running || walking, random);
  const swing = running ? 0.42 : 0.27;
  const stepFirst = random() < 0.5 ? 1 : -1;
  const headTurn = between(random, -0.14, 0.14);
  return {
    leftArm: arm(left, true, physique, chest),
    rightArm: arm(right, false, physique, chest),
    leftLeg: still
      ? leg(true, physique, weightSide > 0 ? 0 : 0.05, weightSide > 0 ? 0.005 : 0.055, 0)
      : leg(true, physique, stepFirst * swing, 0, stepFirst < 0 && running ? 0.2 : 0),
    rightLeg: still
      ? leg(false, physique, weightSide < 0 ? 0 : 0.05, weightSide < 0 ? 0.005 : 0.055, 0)
      : leg(false, physique, -stepFirst * swing, 0, stepFirst > 0 && running ? 0.2 : 0),
    hips,
    chest,
    headYaw: headTurn,
    headNod: says(prompt, 'looks down', 'looking down', 'reads', 'reading', 'phone', 'weeps', 'crying', 'prays')
      ? 0.3
      : says(prompt, 'looks up', 'looking up', 'stars', 'gazes up')
        ? -0.3
        : between(random, -0.02, 0.06),
    headTilt: between(random, -0.05, 0.05),
  };
}

function armPoses(prompt: string, moving: boolean, random: Random): readonly [ArmPose, ArmPose] {
  if (says(prompt, 'waves', 'waving', 'cheers', 'cheering', 'hands up', 'surrender', 'celebrates'))
    return ['raised', random() < 0.4 ? 'raised' : 'relaxed'];
  if (says(prompt, 'points', 'pointing')) return ['relaxed', 'point'];
  if (says(prompt, 'phone', 'on the phone', 'calls')) return ['relaxed', 'phone'];
  if (says(prompt, 'holds', 'holding', 'carries', 'carrying', 'reads', 'reading', 'letter', 'book', 'umbrella'))
    return ['hold', 'relaxed'];
  if (moving) return ['forward', 'back'];
  if (says(prompt, 'arms crossed', 'folded arms', 'arms folded', 'waits', 'waiting')) return ['folded', 'folded'];
  return pick<readonly [ArmPose, ArmPose]>(random, [
    ['relaxed', 'relaxed'],
    ['relaxed', 'pocket'],
    ['pocket', 'relaxed'],
    ['relaxed', 'hip'],
    ['pocket', 'pocket'],
    ['relaxed', 'relaxed'],
    ['hip', 'relaxed'],
  ]);
}

/** The chest rises and the shoulders with it: `breath` runs from -1 to 1. */
export function breathing(pose: Pose, breath: number): Pose {
  const lift: Vec3 = [0, 0.0035 * breath, -0.002 * breath];
  const half = scale(lift, 0.5);
  const raise = ([shoulder, elbow, wrist, hand]: Chain): Chain => [
    add(shoulder, lift),
    add(elbow, half),
    add(wrist, half),
    add(hand, half),
  ];
  return {
    ...pose,
    leftArm: raise(pose.leftArm),
    rightArm: raise(pose.rightArm),
    chest: add(pose.chest, lift),
    headNod: pose.headNod - 0.008 * breath,
  };
}
