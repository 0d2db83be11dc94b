import { add, mix, type Vec3 } from '@dailies/shared/cinema';
import type { BodyPart } from './BodyPart.ts';
import { along, type Thickness } from './joint.ts';
import { limb, type Ring } from './limb.ts';
import type { Physique } from './physique.ts';
import type { Chain } from './pose.ts';

/** What an arm's rings turn by: never along an arm, whichever way it points. */
const ARM_SIDE: Vec3 = [0.5, 0.3, 0.8];

const THICKNESS: readonly Thickness[] = [
  [-0.16, 0.022, 0.026],
  [-0.1, 0.04, 0.044],
  [0, 0.052, 0.056],
  [0.14, 0.056, 0.06],
  [0.3, 0.054, 0.058],
  [0.55, 0.048, 0.053],
  [0.8, 0.043, 0.046],
  [1, 0.042, 0.044],
  [1.2, 0.042, 0.043],
  [1.45, 0.039, 0.04],
  [1.75, 0.033, 0.033],
  [1.95, 0.0295, 0.0285],
];

/** Skin, hand and sleeve of one arm. */
export function armParts(
  chain: Chain,
  physique: Physique,
  columns: number,
  sleeves: 'long' | 'short',
  hidesHand: boolean,
): BodyPart[] {
  const [shoulder, elbow, wrist, hand] = chain;
  const thick = 0.5 + physique.girthScale * 0.5;
  const sleeve = (from: number, to: number, grow: number): Ring[] =>
    along(
      [shoulder, elbow, wrist],
      THICKNESS.filter(([share]) => share >= from && share <= to).map(([share, across, deep]): Thickness => [
        share,
        across * grow * thick,
        deep * grow * thick,
      ]),
    );
  const palm: Ring[] = [
    { centre: mix(wrist, hand, -0.06), across: 0.023 * thick, deep: 0.02 },
    { centre: mix(wrist, hand, 0.2), across: 0.03, deep: 0.021 },
    { centre: mix(wrist, hand, 0.45), across: 0.038, deep: 0.02 },
    { centre: add(mix(wrist, hand, 0.72), [0, 0, -0.006]), across: 0.033, deep: 0.017 },
    { centre: add(hand, [0, 0, -0.012]), across: 0.022, deep: 0.012 },
  ];
  // The thumb lies before the palm, on the body's side.
  const inward = Math.sign(shoulder[0]) * -1;
  const root = mix(wrist, hand, 0.22);
  const thumb: Ring[] = [
    { centre: add(root, [inward * 0.014, 0, -0.014]), across: 0.014, deep: 0.014 },
    { centre: add(mix(wrist, hand, 0.42), [inward * 0.026, 0, -0.03]), across: 0.0125, deep: 0.0125 },
    { centre: add(mix(wrist, hand, 0.62), [inward * 0.024, 0, -0.036]), across: 0.009, deep: 0.009 },
  ];
  const skin = { colour: physique.skin, kind: 'hand' } as const;
  const hands: BodyPart[] = hidesHand
    ? []
    : [
        { ...skin, mesh: limb(palm, columns, [0.35, 0, 1]), lineFrom: 0.1, forward: 0.02 },
        { ...skin, mesh: limb(thumb, Math.max(6, columns >> 1), ARM_SIDE), lineFrom: 0.15, forward: 0.024 },
      ];
  const cloth = (rings: Ring[]): BodyPart => ({
    kind: 'arm',
    mesh: limb(rings, columns, ARM_SIDE),
    colour: physique.top,
    lineFrom: 0.32,
    forward: 0.035,
  });
  if (sleeves === 'long') return [...hands, cloth(sleeve(-1, 2, 1.14))];
  const bare: BodyPart = {
    kind: 'hand',
    mesh: limb(sleeve(0.3, 2, 0.92), columns, ARM_SIDE),
    colour: physique.skin,
    lineFrom: 0.1,
    forward: 0.03,
  };
  return [...hands, bare, cloth(sleeve(-1, 0.55, 1.1))];
}
