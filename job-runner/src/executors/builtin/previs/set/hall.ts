import { blend, brighten, multiply, type Rgb } from '../colour.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import { car } from './car.ts';
import { glowAt } from './glow.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { type Shell, shellBackdrop } from './shell.ts';
import { boxPiece, panel, type Place, placeBy } from './solids.ts';

/** A wide roof on columns: a church with its benches, a car park, or a warehouse with its crates. */
export function hall(plan: SetPlan): Setting {
  const { palette, random, words, distanceMetres, widthMetres } = plan;
  const isChurch = says(words, 'church', 'cathedral', 'chapel', 'temple', 'abbey', 'mosque');
  const isParking = says(words, 'car park', 'parking', 'garage', 'underground car park');
  const half = Math.max(isChurch ? 5.2 : 8, widthMetres * 0.5, Math.abs(plan.cameraAsideMetres) + 3);
  const place = placeBy(Math.sign(plan.turnRadians || 1) * Math.min(Math.abs(plan.turnRadians), 0.16));
  const far = isChurch ? 16 : 26;
  const top = isChurch ? 9 : isParking ? 2.9 : 6.5;
  const shell: Shell = { left: -half, right: half, near: -distanceMetres - 5, far, top };
  const stone: Rgb = isChurch ? blend(palette.wall, [206, 198, 184], 0.5) : blend(palette.wall, [150, 154, 158], 0.6);
  const pieces: SetPiece[] = [];
  const columnsAt = isChurch ? half - 1.6 : half - 2.2;
  for (const side of [-1, 1] as const) {
    for (let z = shell.near + 2; z < far - 1; z += isChurch ? 3.6 : 5.2) {
      // None before the lens or the lead.
      if (Math.abs(z) < 1.2 && columnsAt < 2) continue;
      const x = side * columnsAt;
      const wide = isChurch ? 0.34 : 0.28;
      pieces.push(
        boxPiece(
          place,
          { left: x - wide, right: x + wide, bottom: 0, top, near: z - wide, far: z + wide },
          brighten(stone, 0.96),
          { weight: 0.9 },
        ),
      );
      if (isParking) {
        for (const bay of [1.3, 3.7])
          if (z > 1.5 && random() < 0.5) pieces.push(...car(place, side * (columnsAt + 0.2), z + bay, random, plan));
      }
    }
  }
  if (isChurch) pieces.push(...benches(place, columnsAt - 0.9, far));
  else if (!isParking) pieces.push(...crates(place, half, far, plan));
  return {
    hazeMetres: isParking ? 30 : 42,
    backdrop: [
      shellBackdrop(place, shell, isChurch ? 'tiles' : 'concrete', {
        wall: stone,
        floor: brighten(blend(palette.ground, stone, 0.45), isParking ? 0.82 : 0.96),
        ceiling: brighten(stone, isParking ? 0.86 : 0.92),
      }),
      (brush) => {
        const glass = palette.isNight ? multiply(palette.skyTop, [190, 190, 210]) : palette.skyLow;
        if (isChurch) {
          for (const x of [-2.6, 0, 2.6]) {
            const tall = x === 0 ? 7.4 : 5.8;
            brush.flat(
              [
                place(x - 0.7, 2.4, far - 0.02),
                place(x + 0.7, 2.4, far - 0.02),
                place(x + 0.7, tall - 1, far - 0.02),
                place(x, tall, far - 0.02),
                place(x - 0.7, tall - 1, far - 0.02),
              ],
              blend(glass, palette.accent, 0.22),
              { weight: 1 },
            );
            brush.line([place(x, 2.4, far - 0.03), place(x, tall, far - 0.03)], { weight: 0.8, alpha: 0.7 });
          }
          brush.face(panel(place, { z: far - 1.4 }, -1.1, 1.1, 0, 1.05), brighten(palette.accent, 1.1), {
            weight: 0.9,
          });
          return;
        }
        for (let z = shell.near + 2; z < far; z += 5.2) {
          brush.line([place(-half, top - 0.35, z), place(half, top - 0.35, z)], { weight: 2, alpha: 0.6 });
          brush.line([place(-1, top - 0.42, z + 2.4), place(1, top - 0.42, z + 2.4)], {
            weight: 3,
            colour: [255, 250, 232],
            alpha: 0.95,
          });
          if (palette.isNight || isParking) glowAt(brush, place(0, top - 0.42, z + 2.4), 1.6, 0.5);
        }
        if (isParking) {
          for (const side of [-1, 1] as const)
            for (let z = shell.near; z < far; z += 2.5)
              brush.line([place(side * (half - 4.6), 0.004, z), place(side * half, 0.004, z)], {
                weight: 1.4,
                colour: [236, 226, 190],
                alpha: 0.6,
              });
          return;
        }
        for (const side of [-1, 1] as const)
          for (let z = shell.near + 3; z < far - 2; z += 5.2)
            brush.flat(panel(place, { x: side * (half - 0.02) }, z, z + 2.6, 3.6, 5.4), glass, { weight: 0.8 });
      },
    ],
    pieces,
  };
}

/** Rows of benches on both sides of the aisle that the lead stands in. */
function benches(place: Place, outer: number, far: number): SetPiece[] {
  const wood: Rgb = [134, 100, 76];
  const rows: SetPiece[] = [];
  for (let z = 1.2; z < far - 4; z += 1.25) {
    for (const side of [-1, 1] as const) {
      const inner = side * 0.95;
      const outside = side * Math.max(outer, 2.2);
      const [left, right] = side === -1 ? [outside, inner] : [inner, outside];
      rows.push(
        boxPiece(place, { left, right, bottom: 0.4, top: 0.46, near: z, far: z + 0.4 }, wood, { weight: 0.7 }),
        boxPiece(place, { left, right, bottom: 0, top: 0.92, near: z + 0.4, far: z + 0.46 }, brighten(wood, 0.92), {
          weight: 0.8,
        }),
      );
    }
  }
  return rows;
}

/** Crates in stacks along the sides. */
function crates(place: Place, half: number, far: number, { random }: SetPlan): SetPiece[] {
  const stacks: SetPiece[] = [];
  for (const side of [-1, 1] as const) {
    for (let z = 1.5; z < far - 2; z += between(random, 1.9, 3.4)) {
      const x = side * between(random, Math.min(2.6, half - 3), half - 3);
      const size = between(random, 0.8, 1.25);
      const tone = brighten([168, 134, 98], between(random, 0.82, 1.1));
      const high = random() < 0.45 ? 2 : 1;
      for (let level = 0; level < high; level += 1) {
        const bottom = level * size;
        const box = { left: x, right: x + size, bottom, top: bottom + size, near: z, far: z + size };
        stacks.push(
          boxPiece(place, box, tone, { weight: 0.9 }, (brush) => {
            brush.line([place(x, bottom, z - 0.005), place(x + size, bottom + size, z - 0.005)], {
              weight: 0.8,
              alpha: 0.6,
            });
          }),
        );
      }
    }
  }
  return stacks;
}
