import { add, mix, type Vec3 } from '@dailies/shared/cinema';
import { brighten } from '../colour.ts';
import type { BodyPart } from './BodyPart.ts';
import { limb, type Ring } from './limb.ts';
import type { Outfit, Physique } from './physique.ts';
import type { Pose } from './pose.ts';

type TrunkRow = readonly [height: number, across: number, deep: number, back: number];

const HIPS: readonly TrunkRow[] = [
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
  [1.35, 0.192, 0.116, 0],
  [1.392, 0.194, 0.104, 0.006],
  [1.424, 0.178, 0.09, 0.01],
  [1.448, 0.145, 0.078, 0.013],
  [1.468, 0.108, 0.07, 0.016],
  [1.49, 0.078, 0.066, 0.02],
];

/** What hangs below the waist, from its end up. */
const HEMS: Readonly<Record<Outfit, readonly TrunkRow[]>> = {
  shirt: [],
  tee: [],
  hoodie: [],
  jacket: [[0.82, 0.186, 0.132, 0.01]],
  coat: [
    [0.48, 0.245, 0.18, 0.01],
    [0.66, 0.222, 0.162, 0.01],
    [0.82, 0.2, 0.145, 0.01],
  ],
  dress: [
    [0.5, 0.3, 0.24, 0.01],
    [0.66, 0.25, 0.195, 0.01],
    [0.82, 0.2, 0.145, 0.01],
  ],
};

const ROOM: Readonly<Record<Outfit, number>> = { shirt: 1, tee: 1, dress: 0.98, jacket: 1.06, coat: 1.1, hoodie: 1.09 };

const SQUARENESS = 2.35;

/** Hips lie within the garment, whichever way the body is turned. */
const UNDER_GARMENT_METRES = -0.25;

function ringsOf(rows: readonly TrunkRow[], physique: Physique, pose: Pose, room: number): Ring[] {
  return rows.map(([height, across, deep, back]) => {
    const up = Math.min(Math.max((height - 0.92) / 0.5, 0), 1);
    const shoulders = Math.min(Math.max((height - 1.12) / 0.25, 0), 1);
    const hips = Math.min(Math.max((1.02 - height) / 0.12, 0), 1);
    const waist = 1 - Math.max(shoulders, hips);
    const width =
      physique.shoulderScale * shoulders +
      (1 - shoulders) * (physique.hipScale * hips + physique.girthScale * (1 - hips));
    const depth = 1 + (physique.girthScale - 1) * (0.5 + 0.7 * waist);
    // Cloth stands off the body but lies on the shoulders.
    const loose = 1 + (room - 1) * Math.min(1, Math.max(0, (1.49 - height) / 0.2));
    return {
      centre: add([0, height, back], mix(pose.hips, pose.chest, up)),
      across: across * width * loose,
      deep: deep * depth * loose,
    };
  });
}

/** A ring of what hangs below the hips: it goes with the legs, and holds both in a stride. */
function hungRing([height, across, deep, back]: TrunkRow, physique: Physique, pose: Pose, room: number): Ring {
  const down = Math.min((0.9 - height) / 0.42, 1);
  const left = mix(pose.leftLeg[0], pose.leftLeg[1], down);
  const right = mix(pose.rightLeg[0], pose.rightLeg[1], down);
  const centre = mix(left, right, 0.5);
  // Over a lap cloth lies flat on the thighs.
  const level = Math.min(Math.max((centre[1] - height) / 0.3, 0), 1);
  return {
    centre: add(centre, [0, level * 0.03, back]),
    across: Math.max(across * physique.hipScale * room * (1 - level * 0.22), Math.abs(left[0] - right[0]) / 2 + 0.1),
    deep: Math.max(deep * room * (1 - level * 0.45), Math.abs(left[2] - right[2]) / 2 + 0.11),
  };
}

export interface Trunk {
  readonly parts: readonly BodyPart[];
  /** A point on the garment's front, `lift` metres before it. */
  readonly front: (x: number, height: number, lift?: number) => Vec3;
  /** The height where the garment ends. */
  readonly hem: number;
}

/** Hips, trunk in its garment, collar and neck. */
export function trunkOf(physique: Physique, pose: Pose, columns: number): Trunk {
  const { outfit } = physique;
  const hung = HEMS[outfit].filter(([height]) => height < 0.8);
  const rings = [
    ...hung.map((row) => hungRing(row, physique, pose, ROOM[outfit])),
    ...ringsOf([...HEMS[outfit].filter((row) => !hung.includes(row)), ...TRUNK], physique, pose, ROOM[outfit]),
  ];
  const base = add([0, 1.468, 0.02], pose.chest);
  const top = add([0, 1.612, -0.004], pose.chest);
  const girth = 0.25 + physique.shoulderScale * 0.75;
  const neck: Ring[] = [
    { centre: base, across: 0.067 * girth, deep: 0.063 * girth },
    { centre: mix(base, top, 0.25), across: 0.06 * girth, deep: 0.058 * girth },
    { centre: mix(base, top, 0.5), across: 0.056 * girth, deep: 0.056 * girth },
    { centre: top, across: 0.052 * girth, deep: 0.054 * girth },
  ];
  const ribbed = outfit === 'tee' || outfit === 'hoodie';
  const collar: Ring[] = [
    { centre: add(base, [0, -0.012, 0]), across: 0.086 * girth, deep: 0.08 * girth },
    { centre: add(base, [0, 0.004, 0.001]), across: 0.078 * girth, deep: 0.073 * girth },
    { centre: add(base, [0, 0.018, 0.002]), across: 0.069 * girth, deep: 0.065 * girth },
  ];
  const parts: BodyPart[] = [
    {
      kind: 'hips',
      mesh: limb(ringsOf(HIPS, physique, pose, 1), columns + 4, [1, 0, 0], 2.3),
      colour: outfit === 'dress' ? physique.top : physique.legs,
      lineFrom: 1,
      forward: UNDER_GARMENT_METRES,
    },
    {
      kind: 'trunk',
      mesh: limb(rings, columns + 8, [1, 0, 0], SQUARENESS),
      colour: physique.top,
      lineFrom: 1,
      forward: 0,
    },
    { kind: 'neck', mesh: limb(neck, columns + 4, [1, 0, 0]), colour: physique.skin, lineFrom: 1, forward: 0.04 },
  ];
  if (ribbed) {
    parts.push({
      kind: 'collar',
      mesh: limb(collar, columns + 4),
      colour: brighten(physique.top, 0.88),
      lineFrom: 0.2,
      forward: 0.06,
    });
  }
  return {
    parts,
    hem: rings[0]?.centre[1] ?? 0.9,
    front: (x, height, lift = 0) => {
      const index = Math.max(
        1,
        rings.findIndex((ring) => ring.centre[1] >= height),
      );
      const above = rings[index] ?? rings.at(-1);
      const below = rings[index - 1] ?? above;
      if (above === undefined || below === undefined) return [x, height, 0];
      const run = above.centre[1] - below.centre[1];
      const share = run === 0 ? 0 : Math.min(Math.max((height - below.centre[1]) / run, 0), 1);
      const across = below.across + (above.across - below.across) * share;
      const deep = below.deep + (above.deep - below.deep) * share;
      const centre = mix(below.centre, above.centre, share);
      const side = Math.min(Math.abs(x) / across, 0.98);
      return [centre[0] + x, height, centre[2] - deep * (1 - side ** SQUARENESS) ** (1 / SQUARENESS) - lift];
    },
  };
}
