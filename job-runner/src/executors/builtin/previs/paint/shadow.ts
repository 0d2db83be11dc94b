import type { Vec3 } from '@dailies/shared/cinema';
import type { Spot } from './Spot.ts';

/** A light nearly level with the floor throws no drawn shadow further than this times a thing's height. */
const LONGEST = 2.6;

/** Where a point's shadow falls on the floor. */
function onFloor([x, y, z]: Vec3, light: Vec3): Vec3 {
  const level = Math.hypot(light[0], light[2]);
  const reach = Math.min(level / Math.max(light[1], 0.05), LONGEST) * Math.max(y, 0);
  return level < 1e-6 ? [x, 0, z] : [x - (light[0] / level) * reach, 0, z - (light[2] / level) * reach];
}

/** The convex outline, on the floor, of the shadows of points. */
export function hullOnFloor(points: readonly Vec3[], light: Vec3): Vec3[] {
  const fallen = points.map((point) => onFloor(point, light)).toSorted((a, b) => a[0] - b[0] || a[2] - b[2]);
  const half = (list: readonly Vec3[]): Vec3[] => {
    const chain: Vec3[] = [];
    for (const point of list) {
      for (;;) {
        const last = chain.at(-1);
        const before = chain.at(-2);
        if (last === undefined || before === undefined) break;
        const turns = (last[0] - before[0]) * (point[2] - before[2]) - (last[2] - before[2]) * (point[0] - before[0]);
        if (turns > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(fallen), ...half(fallen.toReversed())];
}

/** The same outline, always in one winding: overlapping shadows then unite when filled together. */
export function turningOneWay(spots: readonly Spot[]): readonly Spot[] {
  let area = 0;
  for (let index = 0; index < spots.length; index += 1) {
    const here = spots[index];
    const next = spots[(index + 1) % spots.length];
    if (here !== undefined && next !== undefined) area += here[0] * next[1] - next[0] * here[1];
  }
  return area >= 0 ? spots : spots.toReversed();
}
