import { add, cross, dot, scale, subtract, turn, type Vec3 } from '@dailies/shared/cinema';
import type { Rgb } from '../colour.ts';
import type { Brush, Line } from '../paint/Brush.ts';
import type { SetPiece } from './Setting.ts';

/** From set space into the world: a set stands turned round the lead. */
export type Place = (x: number, y: number, z: number) => Vec3;

export const placeBy =
  (turnRadians: number, origin: Vec3 = [0, 0, 0]): Place =>
  (x, y, z) =>
    add(turn([x, y, z], turnRadians), origin);

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly near: number;
  readonly far: number;
}

const FACES: readonly (readonly [number, number, number, number])[] = [
  [0, 1, 2, 3],
  [5, 4, 7, 6],
  [4, 0, 3, 7],
  [1, 5, 6, 2],
  [3, 2, 6, 7],
  [4, 5, 1, 0],
];

export function cornersOf(place: Place, { left, right, bottom, top, near, far }: Box): Vec3[] {
  return [
    place(left, bottom, near),
    place(right, bottom, near),
    place(right, top, near),
    place(left, top, near),
    place(left, bottom, far),
    place(right, bottom, far),
    place(right, top, far),
    place(left, top, far),
  ];
}

/** Paints the faces of a box that the camera sees. */
export function paintBox(brush: Brush, corners: readonly Vec3[], colour: Rgb, line: Line = {}): void {
  const centre = scale(
    corners.reduce((sum, corner) => add(sum, corner)),
    1 / corners.length,
  );
  const faces = FACES.flatMap((indices) => {
    const points = indices.map((index) => corners[index]).filter((corner) => corner !== undefined);
    const [a, b, c] = points;
    if (a === undefined || b === undefined || c === undefined) return [];
    let normal = cross(subtract(b, a), subtract(c, a));
    if (dot(normal, subtract(a, centre)) < 0) normal = scale(normal, -1);
    return dot(normal, subtract(brush.view.position, a)) > 0 ? [points] : [];
  });
  for (const points of faces) brush.face(points, colour, line);
}

/** A box as a piece of the set, with its shadow on the floor. */
export function boxPiece(
  place: Place,
  box: Box,
  colour: Rgb,
  line: Line = {},
  extra?: (brush: Brush) => void,
): SetPiece {
  const corners = cornersOf(place, box);
  return {
    at: place((box.left + box.right) / 2, (box.bottom + box.top) / 2, (box.near + box.far) / 2),
    paint: (brush) => {
      paintBox(brush, corners, colour, line);
      extra?.(brush);
    },
    shadow: (brush) => brush.addShadow(corners),
  };
}

/** An upright rectangle in a set: `along` x or z at a fixed other coordinate. */
export function panel(
  place: Place,
  at: { x: number } | { z: number },
  from: number,
  to: number,
  bottom: number,
  top: number,
): Vec3[] {
  if ('x' in at)
    return [place(at.x, bottom, from), place(at.x, bottom, to), place(at.x, top, to), place(at.x, top, from)];
  return [place(from, bottom, at.z), place(to, bottom, at.z), place(to, top, at.z), place(from, top, at.z)];
}

/** A level rectangle. */
export function slab(place: Place, left: number, right: number, near: number, far: number, height: number): Vec3[] {
  return [place(left, height, near), place(right, height, near), place(right, height, far), place(left, height, far)];
}
