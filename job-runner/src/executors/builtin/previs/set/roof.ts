import { blend, brighten, multiply, type Rgb } from '../colour.ts';
import { between } from '../random.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { lowSun } from './lowSun.ts';
import { paintSky, skyLights } from './sky.ts';
import { boxPiece, placeBy, slab } from './solids.ts';
import { ridge } from './terrain.ts';

/** A flat roof over a city. */
export function roof(plan: SetPlan): Setting {
  const { palette, random, distanceMetres } = plan;
  const place = placeBy(plan.turnRadians * 0.8 + 0.1);
  const edge = between(random, 2.6, 4.2);
  const half = Math.max(9, plan.widthMetres * 0.7);
  const near = -distanceMetres - 6;
  const concrete = blend(palette.ground, [170, 168, 164], 0.5);
  const wall = blend(palette.wall, [180, 176, 170], 0.3);
  const pieces: SetPiece[] = [
    boxPiece(place, { left: -half, right: half, bottom: 0, top: 0.95, near: edge, far: edge + 0.3 }, wall, {
      weight: 1,
    }),
  ];
  const side = random() < 0.5 ? -1 : 1;
  pieces.push(
    boxPiece(
      place,
      { left: side * 3 - 1, right: side * 3 + 1, bottom: 0, top: 1.25, near: edge - 1.5, far: edge - 0.4 },
      [186, 188, 190],
      { weight: 1 },
      (brush) => {
        for (let bar = 0; bar < 5; bar += 1)
          brush.line(
            [
              place(side * 3 - 0.8, 0.3 + bar * 0.17, edge - 1.51),
              place(side * 3 + 0.8, 0.3 + bar * 0.17, edge - 1.51),
            ],
            { weight: 0.7, alpha: 0.6 },
          );
      },
    ),
    boxPiece(
      place,
      { left: -side * 4.2 - 0.05, right: -side * 4.2 + 0.05, bottom: 0, top: 4.6, near: edge - 0.4, far: edge - 0.3 },
      [110, 110, 116],
      { weight: 0.8 },
      (brush) => {
        for (const y of [3.2, 3.8, 4.3])
          brush.line([place(-side * 4.2 - 0.7, y, edge - 0.35), place(-side * 4.2 + 0.7, y, edge - 0.35)], {
            weight: 1.1,
            alpha: 0.8,
          });
      },
    ),
  );
  interface Tower {
    readonly x: number;
    readonly z: number;
    readonly wide: number;
    readonly top: number;
    readonly tone: Rgb;
    readonly lights: readonly boolean[];
  }
  const towers: Tower[] = Array.from({ length: 34 }, (_, index) => {
    const z = 30 + (1 - index / 34) * 260;
    return {
      x: between(random, -0.75, 0.75) * (z * 1.6 + 40),
      z,
      wide: between(random, 8, 17),
      top: between(random, -14, 10) + (random() < 0.22 ? between(random, 8, 30) : 0),
      tone: brighten(palette.wall, between(random, 0.8, 1.02)),
      lights: Array.from({ length: 60 }, () => random() < 0.3),
    };
  });
  return {
    hazeMetres: 170,
    backdrop: [
      paintSky,
      skyLights(random, { sun: lowSun(plan), low: false, clouds: 5 }),
      ridge(random, { farMetres: 700, lowMetres: -10, highMetres: 26, jagged: 0.4, colour: palette.wall, haze: 0.75 }),
      (brush) => {
        brush.flat(
          [
            [-4_000, -45, 20],
            [4_000, -45, 20],
            [4_000, -45, 4_000],
            [-4_000, -45, 4_000],
          ],
          blend(multiply(palette.ground, palette.shade), palette.haze, 0.5),
          { weight: 0 },
        );
        for (const { x, z, wide, top, tone, lights } of towers) {
          const box = { left: x - wide / 2, right: x + wide / 2, bottom: -45, top, near: z, far: z + wide };
          const shape = boxPiece(place, box, tone, { weight: 0.7 });
          shape.paint(brush);
          if (z > 190) continue;
          const columns = Math.floor(wide / 2.6);
          for (let row = 0; row < 6; row += 1) {
            for (let column = 0; column < columns; column += 1) {
              const left = x - wide / 2 + 0.8 + column * ((wide - 1.2) / columns);
              const high = top - 2.2 - row * 3.4;
              const lit = palette.isNight && lights[(row * columns + column) % lights.length] === true;
              brush.flat(
                [
                  place(left, high - 1.5, z - 0.05),
                  place(left + 1.3, high - 1.5, z - 0.05),
                  place(left + 1.3, high, z - 0.05),
                  place(left, high, z - 0.05),
                ],
                lit ? palette.glow : multiply(brighten(tone, 0.72), palette.shade),
                { weight: 0 },
              );
            }
          }
        }
      },
      (brush) => {
        brush.flat(slab(place, -half, half, near, edge + 0.1, 0), multiply(concrete, palette.light), { weight: 0.8 });
        for (let z = near; z < edge; z += 2)
          brush.line([place(-half, 0, z), place(half, 0, z)], { weight: 0.6, alpha: 0.3 });
        for (let x = -half; x < half; x += 2)
          brush.line([place(x, 0, near), place(x, 0, edge)], { weight: 0.6, alpha: 0.3 });
      },
    ],
    pieces,
  };
}
