import { add, mix, scale, type Vec3 } from '@dailies/shared/cinema';
import type { Rgb } from '../colour.ts';
import { brighten } from '../colour.ts';
import { limb, type Ring } from './limb.ts';
import type { Mesh } from './Mesh.ts';
import type { Physique } from './physique.ts';
import type { Chain, Pose } from './pose.ts';

/** One piece of a figure, in body space (metres for a stature of 1, facing -z). */
export interface BodyPart {
  readonly mesh: Mesh;
  readonly colour: Rgb;
  /** Which rows' own contour is drawn inside the figure: 0 none, 1 full. */
  readonly innerLine: (row: number) => number;
  /** Metres towards the camera that it is drawn before its true depth. */
  readonly forward: number;
}

type TrunkRow = readonly [height: number, across: number, deep: number, back: number];

const PELVIS: readonly TrunkRow[] = [
  [0.8, 0.11, 0.085, 0.01],
  [0.85, 0.158, 0.108, 0.012],
  [0.92, 0.17, 0.115, 0.012],
  [0.99, 0.16, 0.106, 0.006],
  [1.05, 0.146, 0.098, 0],
];

const TRUNK: readonly TrunkRow[] = [
  [0.905, 0.175, 0.122, 0.01],
  [0.98, 0.168, 0.114, 0.006],
  [1.06, 0.154, 0.104, 0],
  [1.14, 0.158, 0.108, -0.004],
  [1.22, 0.172, 0.118, -0.008],
  [1.29, 0.183, 0.122, -0.006],
  [1.35, 0.19, 0.116, 0],
  [1.395, 0.188, 0.103, 0.006],
  [1.428, 0.168, 0.088, 0.01],
  [1.452, 0.126, 0.074, 0.013],
  [1.474, 0.082, 0.064, 0.014],
];

function trunkRings(rows: readonly TrunkRow[], physique: Physique, pose: Pose): Ring[] {
  return rows.map(([height, across, deep, back]) => {
    const up = Math.min(Math.max((height - 0.92) / 0.5, 0), 1);
    const shoulderShare = Math.min(Math.max((height - 1.12) / 0.25, 0), 1);
    const hipShare = Math.min(Math.max((1.02 - height) / 0.12, 0), 1);
    const waistShare = 1 - Math.max(shoulderShare, hipShare);
    const width =
      physique.shoulderScale * shoulderShare +
      (1 - shoulderShare) * (physique.hipScale * hipShare + physique.girthScale * (1 - hipShare));
    const depth = 1 + (physique.girthScale - 1) * (0.5 + 0.7 * waistShare);
    return {
      centre: add([0, height, back], mix(pose.hips, pose.chest, up)),
      across: across * width,
      deep: deep * depth,
    };
  });
}

/** What an arm's rings turn by: never along an arm, whichever way it points. */
const ARM_SIDE: Vec3 = [0.5, 0.3, 0.8];

/** Rings along a chain of joints, rounded at the middle one. */
function along(
  points: readonly [Vec3, Vec3, Vec3],
  sizes: readonly (readonly [share: number, across: number, deep: number])[],
): Ring[] {
  const [start, joint, end] = points;
  return sizes.map(([share, across, deep]) => {
    // 0 to 1 runs to the joint, 1 to 2 beyond it; near the joint the run is rounded off.
    const straight = share <= 1 ? mix(start, joint, share) : mix(joint, end, share - 1);
    const near = Math.max(0, 0.3 - Math.abs(share - 1)) / 0.3;
    const cut = mix(mix(start, joint, 0.8), mix(joint, end, 0.2), 0.5);
    return { centre: mix(straight, cut, near * 0.45), across, deep };
  });
}

function armParts(chain: Chain, physique: Physique, columns: number, sleeves: 'long' | 'short' | 'none'): BodyPart[] {
  const [shoulder, elbow, wrist, hand] = chain;
  const thick = 0.5 + physique.girthScale * 0.5;
  const loose = sleeves === 'long' ? 1.14 : 1;
  const inner = (row: number) => (row < 4 ? 0 : 1);
  const sizes = [
    [-0.08, 0.044, 0.046],
    [0.06, 0.056, 0.058],
    [0.25, 0.055, 0.058],
    [0.5, 0.049, 0.053],
    [0.8, 0.043, 0.046],
    [1, 0.042, 0.044],
    [1.2, 0.042, 0.043],
    [1.45, 0.039, 0.04],
    [1.75, 0.033, 0.033],
    [1.96, 0.03, 0.028],
  ] as const;
  const points: readonly [Vec3, Vec3, Vec3] = [shoulder, elbow, wrist];
  const scaled = (from: number, to: number, grow: number) =>
    along(
      points,
      sizes
        .filter(([share]) => share >= from && share <= to)
        .map(([share, a, d]) => [share, a * grow * thick, d * grow * thick] as const),
    );
  const handRings: Ring[] = [
    { centre: mix(wrist, hand, -0.04), across: 0.024 * thick, deep: 0.021 },
    { centre: mix(wrist, hand, 0.2), across: 0.029, deep: 0.022 },
    { centre: mix(wrist, hand, 0.45), across: 0.037, deep: 0.021 },
    { centre: add(mix(wrist, hand, 0.7), [0, 0, -0.006]), across: 0.033, deep: 0.018 },
    { centre: add(hand, [0, 0, -0.012]), across: 0.022, deep: 0.013 },
  ];
  const skin: BodyPart = {
    mesh: limb(scaled(sleeves === 'short' ? 0.25 : -1, 2, 0.93), columns, ARM_SIDE),
    colour: physique.skin,
    innerLine: inner,
    forward: 0.03,
  };
  const palm: BodyPart = {
    mesh: limb(handRings, columns, [0.35, 0, 1]),
    colour: physique.skin,
    innerLine: () => 1,
    forward: 0.02,
  };
  const cloth = (to: number): BodyPart => ({
    mesh: limb(scaled(-1, to, loose * (sleeves === 'short' ? 1.2 : 1)), columns, ARM_SIDE),
    colour: physique.top,
    innerLine: inner,
    forward: 0.035,
  });
  if (sleeves === 'long') return [palm, cloth(2)];
  if (sleeves === 'short') return [palm, skin, cloth(0.5)];
  return [palm, skin];
}

function legParts(chain: Chain, physique: Physique, columns: number, bare: boolean): BodyPart[] {
  const [hip, knee, ankle, toes] = chain;
  const thick = 0.4 + physique.girthScale * 0.6;
  const loose = bare ? 0.86 : 1;
  const sizes = (
    [
      [-0.06, 0.078, 0.088],
      [0.1, 0.088, 0.1],
      [0.35, 0.083, 0.092],
      [0.7, 0.068, 0.074],
      [1, 0.06, 0.064],
      [1.3, 0.058, 0.066],
      [1.6, 0.05, 0.055],
      [1.9, 0.046, 0.05],
      [2.02, 0.05, 0.056],
    ] as const
  ).map(([share, across, deep]) => [share, across * thick * loose, deep * thick * loose] as const);
  const heel = add(ankle, [0, -0.05, 0.05]);
  const level = (point: Vec3, height: number): Vec3 => [point[0], height + toes[1] - 0.03, point[2]];
  const shoe: Ring[] = [
    { centre: level(heel, 0.045), across: 0.03, deep: 0.035 },
    { centre: level(mix(heel, toes, 0.15), 0.052), across: 0.038, deep: 0.05 },
    { centre: level(mix(heel, toes, 0.4), 0.05), across: 0.04, deep: 0.048 },
    { centre: level(mix(heel, toes, 0.7), 0.035), across: 0.046, deep: 0.034 },
    { centre: level(mix(heel, toes, 0.95), 0.028), across: 0.042, deep: 0.027 },
    { centre: level(mix(heel, toes, 1.12), 0.024), across: 0.024, deep: 0.02 },
  ];
  return [
    { mesh: limb(shoe, columns, [1, 0, 0], 2.3), colour: physique.shoes, innerLine: () => 1, forward: -0.03 },
    {
      mesh: limb(along([hip, knee, ankle], sizes), columns),
      colour: bare ? physique.skin : physique.legs,
      innerLine: (row) => (row < 3 ? 0 : 1),
      forward: -0.02,
    },
  ];
}

/** Everything below the chin. `columns` is how many points go round a limb: fewer for small figures. */
export function bodyParts(physique: Physique, pose: Pose, columns: number): BodyPart[] {
  const { outfit } = physique;
  const skirted = outfit === 'dress';
  const long = outfit === 'coat' || skirted;
  const roomy = outfit === 'coat' || outfit === 'hoodie' ? 1.1 : outfit === 'jacket' ? 1.06 : 1;
  const hem: readonly TrunkRow[] = long
    ? [
        [skirted ? 0.5 : 0.48, skirted ? 0.3 : 0.245, skirted ? 0.24 : 0.18, 0.01],
        [0.66, skirted ? 0.25 : 0.22, skirted ? 0.195 : 0.16, 0.01],
        [0.82, 0.2, 0.145, 0.01],
      ]
    : outfit === 'jacket'
      ? [[0.82, 0.182, 0.13, 0.01]]
      : [];
  const trunk = trunkRings([...hem, ...TRUNK], physique, pose).map((ring) => ({
    ...ring,
    across: ring.across * roomy,
    deep: ring.deep * roomy,
  }));
  const sleeves = outfit === 'tee' || skirted ? 'short' : 'long';
  const neckBase = add([0, 1.44, 0.016], pose.chest);
  const neckTop = add([0, 1.575, 0.004], scale(pose.chest, 1.05));
  const girth = 0.75 + physique.shoulderScale * 0.25;
  const neck: Ring[] = [
    { centre: neckBase, across: 0.07 * girth, deep: 0.062 },
    { centre: mix(neckBase, neckTop, 0.25), across: 0.061 * girth, deep: 0.058 },
    { centre: mix(neckBase, neckTop, 0.55), across: 0.055 * girth, deep: 0.056 },
    { centre: neckTop, across: 0.056 * girth, deep: 0.06 },
  ];
  return [
    ...legParts(pose.leftLeg, physique, columns, skirted),
    ...legParts(pose.rightLeg, physique, columns, skirted),
    {
      mesh: limb(trunkRings(PELVIS, physique, pose), columns + 4, [1, 0, 0], 2.3),
      colour: skirted ? physique.top : physique.legs,
      innerLine: () => 0,
      forward: -0.01,
    },
    {
      mesh: limb(trunk, columns + 6, [1, 0, 0], 2.35),
      colour: physique.top,
      innerLine: (row) => (row < 2 ? 1 : 0),
      forward: 0,
    },
    ...armParts(pose.leftArm, physique, columns, sleeves),
    ...armParts(pose.rightArm, physique, columns, sleeves),
    { mesh: limb(neck, columns, [1, 0, 0]), colour: brighten(physique.skin, 0.96), innerLine: () => 0, forward: 0.04 },
  ];
}
