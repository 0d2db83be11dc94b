import { armParts } from './arm.ts';
import type { BodyPart } from './BodyPart.ts';
import { legParts } from './leg.ts';
import type { Physique } from './physique.ts';
import type { Pose } from './pose.ts';
import { type Trunk, trunkOf } from './trunk.ts';

export interface Body {
  readonly parts: readonly BodyPart[];
  readonly trunk: Trunk;
}

/** Everything below the chin. `columns` is how many points go round a limb: fewer for small figures. */
export function bodyOf(physique: Physique, pose: Pose, columns: number): Body {
  const skirted = physique.outfit === 'dress';
  const long = skirted || physique.outfit === 'coat';
  const sleeves = physique.outfit === 'tee' || skirted ? 'short' : 'long';
  const trunk = trunkOf(physique, pose, columns);
  return {
    trunk,
    parts: [
      ...legParts(pose.leftLeg, physique, columns, skirted, long),
      ...legParts(pose.rightLeg, physique, columns, skirted, long),
      ...trunk.parts,
      ...armParts(pose.leftArm, physique, columns, sleeves, pose.hidesLeftHand),
      ...armParts(pose.rightArm, physique, columns, sleeves, pose.hidesRightHand),
    ],
  };
}
