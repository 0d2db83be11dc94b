import { add, mix, scale, type Stance, stanceDropMetres, type Vec3 } from '@dailies/shared/cinema';
import { between, pick, type Random } from '../random.ts';
import { says } from '../words.ts';
import type { Physique } from './physique.ts';

/** Shoulder, elbow, wrist and the end of the hand; or hip, knee, ankle and toes. */
export type Chain = readonly [Vec3, Vec3, Vec3, Vec3];

/** A body's joints, in metres, for a stature of 1: the floor between the feet is 0, the body faces -z, its left is +x. */
export interface Pose {
  readonly leftArm: Chain;
  readonly rightArm: Chain;
  /** A hand in a pocket or under the other arm is not drawn. */
  readonly hidesLeftHand: boolean;
  readonly hidesRightHand: boolean;
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

type ArmPose =
  | 'relaxed'
  | 'pocket'
  | 'hip'
  | 'folded'
  | 'tucked'
  | 'raised'
  | 'point'
  | 'phone'
  | 'hold'
  | 'lap'
  | 'knee'
  | 'floor';

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
    [0.262, 1.135, -0.06],
    [0.015, 1.2, -0.205],
    [-0.135, 1.245, -0.175],
  ],
  // Crossed under the other arm: its hand is out of sight.
  tucked: [
    [0.262, 1.12, -0.05],
    [0.03, 1.165, -0.17],
    [-0.1, 1.19, -0.1],
  ],
  lap: [
    [0.255, 1.15, -0.02],
    [0.17, 1.01, -0.22],
    [0.12, 0.995, -0.37],
  ],
  knee: [
    [0.28, 1.13, -0.05],
    [0.21, 1.09, -0.24],
    [0.16, 1.02, -0.33],
  ],
  floor: [
    [0.26, 1.15, 0.06],
    [0.32, 0.93, 0.06],
    [0.33, 0.77, 0.05],
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

/** A standing leg; `out` carries the foot aside. */
function standingLeg(left: boolean, physique: Physique, out: number, ahead: number): Chain {
  const side = left ? 1 : -1;
  const hip: Vec3 = [side * 0.088 * physique.hipScale, 0.9, 0];
  const ankle: Vec3 = [side * (0.085 + out), 0.085, 0.03 - ahead];
  const knee = add(mix(hip, ankle, 0.5), [side * out * 0.1, 0.01, -0.018 - Math.abs(ahead) * 0.25]);
  const toes = add(ankle, [side * (0.03 + out * 0.2), -0.055, -0.155]);
  return [hip, knee, ankle, toes];
}

/** Knee, ankle and toes of a bent leg on the left; a right one is its mirror. Heights over the floor that the body comes down to. */
type Bend = readonly [knee: Vec3, ankle: Vec3, toes: Vec3];

const SEATED: Bend = [
  [0.115, 0.535, -0.43],
  [0.12, 0.085, -0.42],
  [0.14, 0.03, -0.575],
];
const SQUAT: Bend = [
  [0.19, 0.43, -0.37],
  [0.15, 0.085, -0.12],
  [0.18, 0.03, -0.275],
];

/** The left leg and the right one of stances that bend them; all others stand. */
const BENDS: Partial<Record<Stance, readonly [left: Bend, right: Bend]>> = {
  sitting: [SEATED, SEATED],
  crouching: [SQUAT, SQUAT],
  kneeling: [
    [
      [0.13, 0.515, -0.4],
      [0.13, 0.085, -0.42],
      [0.15, 0.03, -0.575],
    ],
    [
      [0.11, 0.07, -0.1],
      [0.11, 0.075, 0.34],
      [0.11, 0.03, 0.4],
    ],
  ],
  leaning: [
    [
      [0.1, 0.5, -0.1],
      [0.1, 0.1, -0.2],
      [0.12, 0.075, -0.36],
    ],
    [
      [0.1, 0.62, -0.32],
      [0.09, 0.34, 0.02],
      [0.09, 0.22, -0.05],
    ],
  ],
  lying: [
    [
      [0.1, 0.5, -0.1],
      [0.1, 0.1, 0],
      [0.14, 0.05, -0.13],
    ],
    [
      [0.13, 0.49, -0.03],
      [0.16, 0.085, 0.03],
      [0.22, 0.03, -0.08],
    ],
  ],
};

function legsFor(stance: Stance, physique: Physique, weightSide: 1 | -1): readonly [left: Chain, right: Chain] {
  const bends = BENDS[stance];
  if (bends === undefined) {
    return [
      standingLeg(true, physique, weightSide > 0 ? 0.005 : 0.055, weightSide > 0 ? 0 : 0.05),
      standingLeg(false, physique, weightSide < 0 ? 0.005 : 0.055, weightSide < 0 ? 0 : 0.05),
    ];
  }
  const floor = stanceDropMetres(stance);
  const bent = ([knee, ankle, toes]: Bend): Chain => {
    const raised = (point: Vec3) => add(point, [0, floor, 0]);
    return [[0.088 * physique.hipScale, 0.9, 0], raised(knee), raised(ankle), raised(toes)];
  };
  return [bent(bends[0]), mapChain(bent(bends[1]), mirror)];
}

/** How the trunk follows: shifts of the hips and of the chest. Who stands rests on one leg. */
const TRUNKS: Partial<Record<Stance, { readonly hips: Vec3; readonly chest: Vec3 }>> = {
  sitting: { hips: [0, 0, 0], chest: [0, 0, -0.02] },
  kneeling: { hips: [0, 0, 0], chest: [0, 0, -0.05] },
  crouching: { hips: [0, 0, 0.02], chest: [0, -0.05, -0.2] },
  leaning: { hips: [0, 0, 0], chest: [0, 0, 0] },
  lying: { hips: [0, 0, 0], chest: [0, 0, 0] },
};

/** Holds a body as its stance says and as the words add to it. A shot's seed picks among what is left open. */
export function poseFor(physique: Physique, stance: Stance, words: string, random: Random): Pose {
  const weightSide = random() < 0.5 ? 1 : -1;
  const { hips, chest } = TRUNKS[stance] ?? {
    hips: [weightSide * 0.018, 0, 0],
    chest: [-weightSide * 0.006, 0, 0],
  };
  const [left, right] = armPoses(stance, words, random);
  const [leftLeg, rightLeg] = legsFor(stance, physique, weightSide);
  return {
    leftArm: arm(left, true, physique, chest),
    rightArm: arm(right, false, physique, chest),
    hidesLeftHand: HIDDEN.has(left),
    hidesRightHand: HIDDEN.has(right),
    leftLeg,
    rightLeg,
    hips,
    chest,
    headYaw: between(random, -0.14, 0.14),
    headNod: says(words, 'looks down', 'looking down', 'reads', 'reading', 'phone', 'weeps', 'crying', 'prays')
      ? 0.3
      : says(words, 'looks up', 'looking up', 'stars', 'gazes up')
        ? -0.3
        : between(random, -0.02, 0.06) + (stance === 'crouching' ? -0.05 : 0),
    headTilt: between(random, -0.05, 0.05),
  };
}

const HIDDEN: ReadonlySet<ArmPose> = new Set(['pocket', 'tucked']);

type Arms = readonly [left: ArmPose, right: ArmPose];

/** Stances that are the arms' own. */
const ARM_STANCES: Partial<Record<Stance, Arms>> = {
  'waving': ['raised', 'relaxed'],
  'pointing': ['relaxed', 'point'],
  'arms-crossed': ['folded', 'tucked'],
  'hands-on-hips': ['hip', 'hip'],
  'lying': ['floor', 'floor'],
};

/** What arms do where neither the stance nor the words say it. */
const IDLE_ARMS: Partial<Record<Stance, readonly [Arms, ...Arms[]]>> = {
  sitting: [['lap', 'lap']],
  kneeling: [['lap', 'relaxed']],
  crouching: [['knee', 'knee']],
  leaning: [
    ['folded', 'tucked'],
    ['pocket', 'pocket'],
    ['relaxed', 'pocket'],
  ],
};

const STANDING_ARMS: readonly [Arms, ...Arms[]] = [
  ['relaxed', 'relaxed'],
  ['relaxed', 'pocket'],
  ['pocket', 'relaxed'],
  ['relaxed', 'hip'],
  ['pocket', 'pocket'],
  ['relaxed', 'relaxed'],
  ['hip', 'relaxed'],
];

function armPoses(stance: Stance, words: string, random: Random): Arms {
  const own = ARM_STANCES[stance];
  if (own !== undefined) return own;
  if (says(words, 'points', 'pointing')) return ['relaxed', 'point'];
  if (says(words, 'phone', 'on the phone', 'calls')) return ['relaxed', 'phone'];
  if (says(words, 'holds', 'holding', 'carries', 'carrying', 'reads', 'reading', 'letter', 'book', 'umbrella'))
    return ['hold', stance === 'sitting' ? 'lap' : 'relaxed'];
  if (says(words, 'arms crossed', 'folded arms', 'arms folded')) return ['folded', 'tucked'];
  return pick(random, IDLE_ARMS[stance] ?? STANDING_ARMS);
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
