import { mix, type Vec3 } from '@dailies/shared/cinema';
import type { Ring } from './limb.ts';

/** A limb's thickness at a share of its run: 0 to 1 runs to the middle joint, 1 to 2 beyond it. */
export type Thickness = readonly [share: number, across: number, deep: number];

/** Rings along start, middle joint and end, rounded off at the joint. */
export function along(points: readonly [Vec3, Vec3, Vec3], sizes: readonly Thickness[]): Ring[] {
  const [start, joint, end] = points;
  const cut = mix(mix(start, joint, 0.8), mix(joint, end, 0.2), 0.5);
  return sizes.map(([share, across, deep]) => {
    const straight = share <= 1 ? mix(start, joint, share) : mix(joint, end, share - 1);
    const near = Math.max(0, 0.3 - Math.abs(share - 1)) / 0.3;
    return { centre: mix(straight, cut, near * 0.45), across, deep };
  });
}
