import { type Vec3, add, scale } from '@dailies/shared/cinema';
import { blend, multiply, type Rgb } from '../colour.ts';
import { pick, type Random } from '../random.ts';
import type { SetPiece, SetPlan } from './Setting.ts';
import { boxPiece, type Place, paintBox } from './solids.ts';

const CAR_PAINTS: readonly [Rgb, ...Rgb[]] = [
  [168, 84, 70],
  [92, 112, 132],
  [196, 190, 176],
  [78, 82, 88],
  [142, 146, 120],
];

/** A parked car, side on to its street. */
export function car(place: Place, x: number, z: number, random: Random, { palette }: SetPlan): SetPiece[] {
  const paint = blend(pick(random, CAR_PAINTS), palette.wall, 0.25);
  const body = { left: x - 0.88, right: x + 0.88, bottom: 0.28, top: 0.92, near: z - 2.1, far: z + 2.1 };
  const corner = (dx: number, y: number, dz: number) => place(x + dx, y, z + dz);
  const cabin = [
    corner(-0.84, 0.92, -1.35),
    corner(0.84, 0.92, -1.35),
    corner(0.66, 1.46, -0.85),
    corner(-0.66, 1.46, -0.85),
    corner(-0.84, 0.92, 1.65),
    corner(0.84, 0.92, 1.65),
    corner(0.66, 1.46, 1.1),
    corner(-0.66, 1.46, 1.1),
  ];
  return [
    boxPiece(place, body, paint, { weight: 1 }, (brush) => {
      for (const dz of [-1.35, 1.35]) {
        for (const dx of [-0.9, 0.9]) {
          const hub = corner(dx, 0.31, dz);
          const rim = Array.from({ length: 14 }, (_, step): Vec3 => {
            const angle = (step / 14) * 2 * Math.PI;
            return corner(dx, 0.31 + Math.sin(angle) * 0.31, dz + Math.cos(angle) * 0.31);
          });
          if (brush.depthOf(hub) < brush.depthOf(corner(0, 0.31, dz))) brush.flat(rim, [46, 46, 50], { weight: 0.8 });
        }
      }
      paintBox(brush, cabin, paint, { weight: 0.9 });
      const inset = (indices: readonly number[]) => {
        const points = indices.map((index) => cabin[index]).filter((point) => point !== undefined);
        const centre = scale(
          points.reduce((sum, point) => add(sum, point)),
          1 / points.length,
        );
        return points.map((point): Vec3 => [
          centre[0] + (point[0] - centre[0]) * 0.84,
          centre[1] + (point[1] - centre[1]) * 0.8,
          centre[2] + (point[2] - centre[2]) * 0.84,
        ]);
      };
      const glass: Rgb = palette.isNight ? [44, 50, 66] : [112, 126, 138];
      const eye = brush.view.position;
      const seen = (a: Vec3, out: Vec3) => (eye[0] - a[0]) * (out[0] - a[0]) + (eye[2] - a[2]) * (out[2] - a[2]) > 0;
      if (seen(corner(0, 1, -1.35), corner(0, 1, -3)))
        brush.flat(inset([0, 1, 2, 3]), multiply(glass, palette.light), { weight: 0.6 });
      if (seen(corner(-0.84, 1, 0), corner(-3, 1, 0)))
        brush.flat(inset([4, 0, 3, 7]), multiply(glass, palette.light), { weight: 0.6 });
      if (seen(corner(0.84, 1, 0), corner(3, 1, 0)))
        brush.flat(inset([1, 5, 6, 2]), multiply(glass, palette.light), { weight: 0.6 });
      for (const dx of [-0.62, 0.62]) {
        if (seen(corner(0, 1, -2.1), corner(0, 1, -4)))
          brush.flat(
            [
              corner(dx - 0.16, 0.6, -2.12),
              corner(dx + 0.16, 0.6, -2.12),
              corner(dx + 0.16, 0.75, -2.12),
              corner(dx - 0.16, 0.75, -2.12),
            ],
            palette.isNight ? [208, 60, 50] : [176, 72, 62],
            { weight: 0.5 },
          );
      }
    }),
  ];
}
