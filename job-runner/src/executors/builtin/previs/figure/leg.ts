import { add, mix, type Vec3 } from '@dailies/shared/cinema';
import type { BodyPart } from './BodyPart.ts';
import { along, type Thickness } from './joint.ts';
import { limb, type Ring } from './limb.ts';
import type { Physique } from './physique.ts';
import type { Chain } from './pose.ts';

const THICKNESS: readonly Thickness[] = [
  [-0.06, 0.078, 0.088],
  [0.1, 0.088, 0.1],
  [0.35, 0.083, 0.092],
  [0.7, 0.068, 0.074],
  [1, 0.06, 0.064],
  [1.3, 0.058, 0.066],
  [1.6, 0.05, 0.055],
  [1.9, 0.046, 0.05],
  [2.02, 0.05, 0.056],
];

/** Drawn before everything that hangs over it. */
const UNDER_CLOTH_METRES = -0.6;

/** Shoe and leg, bare under a skirt; `covered` where a coat or a skirt hangs over the thigh. */
export function legParts(
  chain: Chain,
  physique: Physique,
  columns: number,
  bare: boolean,
  covered: boolean,
): BodyPart[] {
  const [hip, knee, ankle, toes] = chain;
  const thick = (0.4 + physique.girthScale * 0.6) * (bare ? 0.86 : 1);
  const heel = add(ankle, [0, -0.05, 0.05]);
  const sole = (share: number, height: number): Vec3 => {
    const [x, , z] = mix(heel, toes, share);
    return [x, height + toes[1] - 0.03, z];
  };
  const shoe: Ring[] = [
    { centre: sole(0, 0.045), across: 0.03, deep: 0.035 },
    { centre: sole(0.15, 0.052), across: 0.038, deep: 0.05 },
    { centre: sole(0.4, 0.05), across: 0.04, deep: 0.048 },
    { centre: sole(0.7, 0.035), across: 0.046, deep: 0.034 },
    { centre: sole(0.95, 0.028), across: 0.042, deep: 0.027 },
    { centre: sole(1.12, 0.024), across: 0.024, deep: 0.02 },
  ];
  const sizes = THICKNESS.map(([share, across, deep]): Thickness => [share, across * thick, deep * thick]);
  return [
    {
      kind: 'shoe',
      mesh: limb(shoe, columns, [1, 0, 0], 2.3),
      colour: physique.shoes,
      lineFrom: 0,
      forward: covered ? UNDER_CLOTH_METRES - 0.01 : -0.03,
    },
    {
      kind: 'leg',
      mesh: limb(along([hip, knee, ankle], sizes), columns),
      colour: bare ? physique.skin : physique.legs,
      lineFrom: 0.3,
      forward: covered ? UNDER_CLOTH_METRES : -0.02,
    },
  ];
}
