import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, multiply, type Rgb } from '../colour.ts';
import { between } from '../random.ts';
import type { SetPiece, SetPlan } from './Setting.ts';
import { panel, type Place, cornersOf, paintBox } from './solids.ts';

const STOREY_METRES = 3.3;

/** One front of a street, its windows and its shop, with its shadow. */
export function house(
  place: Place,
  x: number,
  side: -1 | 1,
  near: number,
  far: number,
  narrow: boolean,
  plan: SetPlan,
): SetPiece {
  const { palette, random } = plan;
  const storeys = 2 + Math.floor(random() * (narrow ? 3 : 4));
  const height = storeys * STOREY_METRES + between(random, 0.6, 1.4);
  const tone = brighten(blend(palette.wall, palette.accent, random() < 0.25 ? 0.3 : 0.06), between(random, 0.86, 1.08));
  const box = { left: side === -1 ? x - 9 : x, right: side === -1 ? x : x + 9, bottom: 0, top: height, near, far };
  const corners = cornersOf(place, box);
  const columns = Math.max(2, Math.floor((far - near) / 2.5));
  const step = (far - near) / columns;
  const windows: { points: Vec3[]; sill: Vec3[]; lit: boolean }[] = [];
  for (let floor = 1; floor < storeys; floor += 1) {
    for (let column = 0; column < columns; column += 1) {
      const middle = near + (column + 0.5) * step;
      const bottom = floor * STOREY_METRES + 0.95;
      windows.push({
        points: panel(place, { x: x - side * 0.02 }, middle - 0.52, middle + 0.52, bottom, bottom + 1.6),
        sill: panel(place, { x: x - side * 0.05 }, middle - 0.62, middle + 0.62, bottom - 0.12, bottom),
        lit: random() < 0.4,
      });
    }
  }
  const shop = random() < (narrow ? 0.25 : 0.75);
  const awning =
    shop && random() < 0.6 ? { colour: brighten(palette.accent, between(random, 0.85, 1.2)), out: 1.1 } : undefined;
  const glass: Rgb = palette.isNight ? [46, 54, 76] : blend(palette.skyTop, [84, 96, 110], 0.62);
  return {
    at: place(x + side * 4, 0, (near + far) / 2),
    paint: (brush) => {
      paintBox(brush, corners, tone, { weight: 1 });
      const middle = place(x, height / 2, (near + far) / 2);
      const depth = brush.depthOf(middle);
      if (depth > 85) return;
      brush.face(panel(place, { x: x - side * 0.12 }, near, far, height - 0.5, height - 0.18), brighten(tone, 0.92), {
        weight: 0.7,
      });
      for (const { points, sill, lit } of windows) {
        const shines = palette.isNight && lit;
        brush.flat(points, shines ? palette.glow : multiply(glass, palette.light), { weight: 0.7 });
        if (depth < 45) brush.face(sill, brighten(tone, 1.1), { weight: 0.5 });
      }
      if (shop) {
        brush.flat(
          panel(place, { x: x - side * 0.02 }, near + 0.5, far - 0.5, 0.55, 2.75),
          palette.isNight ? blend(palette.glow, glass, 0.3) : multiply(brighten(glass, 0.86), palette.light),
          { weight: 0.9 },
        );
        brush.face(
          panel(place, { x: x - side * 0.06 }, near + 0.3, far - 0.3, 2.8, 3.4),
          brighten(palette.accent, 0.92),
          { weight: 0.8 },
        );
        const door = near + (far - near) * 0.72;
        brush.flat(
          panel(place, { x: x - side * 0.04 }, door, door + 1, 0.02, 2.6),
          multiply(brighten(glass, 0.7), palette.light),
          { weight: 0.8 },
        );
        if (awning !== undefined) {
          brush.face(
            [
              place(x, 2.95, near + 0.4),
              place(x, 2.95, far - 0.4),
              place(x - side * awning.out, 2.5, far - 0.4),
              place(x - side * awning.out, 2.5, near + 0.4),
            ],
            awning.colour,
            { weight: 0.9 },
          );
        }
      } else {
        for (const share of [0.2, 0.78]) {
          const middle = near + (far - near) * share;
          const shines = palette.isNight && storeys % 2 === 0;
          brush.flat(
            panel(place, { x: x - side * 0.02 }, middle - 0.6, middle + 0.6, 1, 2.4),
            shines ? palette.glow : multiply(glass, palette.light),
            { weight: 0.8 },
          );
          brush.face(panel(place, { x: x - side * 0.05 }, middle - 0.7, middle + 0.7, 0.86, 1), brighten(tone, 1.1), {
            weight: 0.6,
          });
        }
        brush.face(panel(place, { x: x - side * 0.03 }, near, far, 0, 0.55), brighten(tone, 0.84), { weight: 0.6 });
        const door = near + (far - near) * 0.5;
        brush.flat(
          panel(place, { x: x - side * 0.03 }, door - 0.5, door + 0.5, 0.02, 2.3),
          multiply(brighten(palette.accent, 0.75), palette.shade),
          { weight: 0.9 },
        );
      }
    },
    shadow: (brush) => brush.addShadow(corners),
  };
}
