import { blend, brighten, multiply, type Rgb } from '../colour.ts';
import { between } from '../random.ts';
import type { SetPiece, SetPlan } from './Setting.ts';
import { glowAt } from './glow.ts';
import { type Box, boxPiece, panel, type Place, slab } from './solids.ts';

export function floorLamp(place: Place, x: number, z: number, on: boolean): SetPiece {
  return {
    at: place(x, 0.8, z),
    paint: (brush) => {
      brush.line([place(x, 0, z), place(x, 1.4, z)], { weight: 2, alpha: 0.9 });
      brush.line([place(x - 0.16, 0.01, z), place(x + 0.16, 0.01, z)], { weight: 2.4, alpha: 0.9 });
      const shade = [
        place(x - 0.23, 1.36, z),
        place(x + 0.23, 1.36, z),
        place(x + 0.14, 1.68, z),
        place(x - 0.14, 1.68, z),
      ];
      brush.flat(shade, on ? [255, 232, 182] : multiply([232, 220, 196], brush.palette.light), { weight: 1 });
      if (on) glowAt(brush, place(x, 1.5, z), 1.5, 0.8);
    },
    shadow: (brush) =>
      brush.addShadow([place(x - 0.16, 0, z), place(x + 0.16, 0, z), place(x, 0, z + 0.1), place(x, 0, z - 0.1)]),
  };
}

function pendant(place: Place, x: number, z: number, top: number, drop: number, on: boolean): SetPiece {
  return {
    at: place(x, top, z),
    paint: (brush) => {
      const y = top - drop;
      brush.line([place(x, top, z), place(x, y, z)], { weight: 0.9, alpha: 0.8 });
      brush.flat(
        [place(x - 0.24, y - 0.2, z), place(x + 0.24, y - 0.2, z), place(x + 0.07, y, z), place(x - 0.07, y, z)],
        multiply([88, 84, 84], brush.palette.light),
        { weight: 0.9 },
      );
      if (on) glowAt(brush, place(x, y - 0.25, z), 1.3, 0.85);
    },
  };
}

export function plant(place: Place, x: number, z: number, foliage: Rgb): SetPiece {
  return boxPiece(
    place,
    { left: x - 0.17, right: x + 0.17, bottom: 0, top: 0.36, near: z - 0.17, far: z + 0.17 },
    [172, 124, 98],
    { weight: 0.9 },
    (brush) => {
      for (let leaf = 0; leaf < 9; leaf += 1) {
        const out = (leaf / 8 - 0.5) * 0.95;
        const high = 0.5 + 0.72 * (1 - Math.abs(out)) + 0.1 * Math.sin(leaf * 4);
        const tip = place(x + out, 0.3 + high, z + 0.15 * Math.sin(leaf * 2));
        brush.flat(
          [
            place(x, 0.34, z),
            place(x + out * 0.35 - 0.09, 0.3 + high * 0.62, z),
            tip,
            place(x + out * 0.55 + 0.07, 0.3 + high * 0.5, z),
          ],
          multiply(foliage, leaf % 3 === 0 ? brush.palette.shade : brush.palette.light),
          { weight: 0.7 },
        );
      }
    },
  );
}

export function table(
  place: Place,
  x: number,
  z: number,
  wide: number,
  deep: number,
  high: number,
  colour: Rgb,
): SetPiece[] {
  const leg = (dx: number, dz: number): Box => ({
    left: x + dx - 0.035,
    right: x + dx + 0.035,
    bottom: 0,
    top: high - 0.05,
    near: z + dz - 0.035,
    far: z + dz + 0.035,
  });
  return [
    ...[
      [-1, 1],
      [1, 1],
      [-1, -1],
      [1, -1],
    ].map(([sx = 1, sz = 1]) =>
      boxPiece(place, leg(sx * (wide / 2 - 0.08), sz * (deep / 2 - 0.08)), brighten(colour, 0.86), { weight: 0.8 }),
    ),
    {
      ...boxPiece(
        place,
        {
          left: x - wide / 2,
          right: x + wide / 2,
          bottom: high - 0.05,
          top: high,
          near: z - deep / 2,
          far: z + deep / 2,
        },
        colour,
        { weight: 1 },
      ),
      at: place(x, high, z - deep * 0.52),
    },
  ];
}

export function shelf(place: Place, x: number, z: number, wide: number, high: number, plan: SetPlan): SetPiece {
  const { random, palette } = plan;
  const rows = Math.floor(high / 0.36);
  const books = Array.from({ length: rows }, () =>
    Array.from({ length: Math.floor(wide / 0.055) }, () => ({
      tall: between(random, 0.17, 0.29),
      tone: brighten(
        blend(random() < 0.4 ? palette.accent : palette.wall, [120, 104, 96], 0.45),
        between(random, 0.7, 1.15),
      ),
      gap: random() < 0.16,
    })),
  );
  return boxPiece(
    place,
    { left: x - wide / 2, right: x + wide / 2, bottom: 0, top: high, near: z - 0.3, far: z },
    [146, 118, 94],
    { weight: 1 },
    (brush) => {
      for (const [row, line] of books.entries()) {
        const bottom = 0.08 + row * 0.36;
        brush.flat(
          panel(place, { z: z - 0.302 }, x - wide / 2 + 0.04, x + wide / 2 - 0.04, bottom, bottom + 0.31),
          multiply([92, 76, 64], palette.shade),
          { weight: 0.6 },
        );
        if (brush.depthOf(place(x, bottom, z)) > 22) continue;
        for (const [index, { tall, tone, gap }] of line.entries()) {
          if (gap) continue;
          const left = x - wide / 2 + 0.05 + index * 0.055;
          if (left + 0.05 > x + wide / 2 - 0.04) break;
          brush.face(panel(place, { z: z - 0.305 }, left, left + 0.048, bottom, bottom + tall), tone, { weight: 0.35 });
        }
      }
    },
  );
}

export function sofa(place: Place, x: number, z: number, colour: Rgb): SetPiece[] {
  const part = (box: Box, tone: Rgb, nearer: number): SetPiece => ({
    ...boxPiece(place, box, tone, { weight: 1 }),
    at: place(x, 0.4, z - nearer),
  });
  return [
    part(
      { left: x - 1, right: x + 1, bottom: 0.3, top: 0.86, near: z + 0.14, far: z + 0.42 },
      brighten(colour, 0.95),
      -0.3,
    ),
    part({ left: x - 0.84, right: x + 0.84, bottom: 0.1, top: 0.46, near: z - 0.42, far: z + 0.16 }, colour, 0.1),
    part(
      { left: x - 1.06, right: x - 0.84, bottom: 0.06, top: 0.64, near: z - 0.44, far: z + 0.42 },
      brighten(colour, 0.9),
      0.16,
    ),
    part(
      { left: x + 0.84, right: x + 1.06, bottom: 0.06, top: 0.64, near: z - 0.44, far: z + 0.42 },
      brighten(colour, 0.9),
      0.16,
    ),
  ];
}

export function bed(place: Place, x: number, z: number, colour: Rgb): SetPiece[] {
  return [
    boxPiece(
      place,
      { left: x - 0.85, right: x + 0.85, bottom: 0, top: 1.05, near: z + 0.02, far: z + 0.1 },
      [150, 122, 100],
      { weight: 1 },
    ),
    boxPiece(
      place,
      { left: x - 0.8, right: x + 0.8, bottom: 0.12, top: 0.5, near: z - 1.95, far: z + 0.02 },
      colour,
      { weight: 1 },
      (brush) => {
        brush.face(slab(place, x - 0.8, x + 0.8, z - 0.75, z - 0.5, 0.505), brighten(colour, 1.12), { weight: 0.7 });
        for (const dx of [-0.4, 0.4])
          brush.face(slab(place, x + dx - 0.33, x + dx + 0.33, z - 0.45, z - 0.06, 0.58), [240, 237, 230], {
            weight: 0.8,
          });
      },
    ),
  ];
}

/** A counter with lamps over it, and bottles on the wall behind. */
export function barCounter(place: Place, far: number, plan: SetPlan): SetPiece[] {
  const { palette, random } = plan;
  const bottles = Array.from({ length: 46 }, () => ({
    tall: between(random, 0.2, 0.34),
    tone: brighten(
      blend(random() < 0.5 ? [96, 132, 104] : [176, 124, 70], palette.accent, 0.25),
      between(random, 0.75, 1.2),
    ),
  }));
  const wood: Rgb = [128, 92, 70];
  return [
    {
      at: place(0, 1, far - 0.1),
      paint: (brush) => {
        for (const [row, y] of [1.25, 1.75, 2.25].entries()) {
          brush.face(panel(place, { z: far - 0.25 }, -2.6, 2.6, y - 0.04, y), wood, { weight: 0.8 });
          for (let index = 0; index < 15; index += 1) {
            const bottle = bottles[row * 15 + index];
            if (bottle === undefined) continue;
            const left = -2.45 + index * 0.335;
            brush.face(panel(place, { z: far - 0.26 }, left, left + 0.09, y, y + bottle.tall * 0.68), bottle.tone, {
              weight: 0.5,
            });
            brush.face(
              panel(place, { z: far - 0.26 }, left + 0.03, left + 0.06, y + bottle.tall * 0.68, y + bottle.tall),
              bottle.tone,
              { weight: 0.5 },
            );
          }
        }
      },
    },
    boxPiece(
      place,
      { left: -3.4, right: 3.4, bottom: 0, top: 1.08, near: far - 1.5, far: far - 1 },
      wood,
      { weight: 1 },
      (brush) => {
        for (let x = -3.2; x < 3.2; x += 0.8)
          brush.line([place(x, 0.1, far - 1.505), place(x, 0.95, far - 1.505)], { weight: 0.7, alpha: 0.5 });
      },
    ),
    ...[-1.8, 0.4, 1.9].map((x) => pendant(place, x, far - 1.2, 3, 0.9, true)),
  ];
}
