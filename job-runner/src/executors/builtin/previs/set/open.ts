import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, multiply, type Rgb } from '../colour.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import { paintGround } from './ground.ts';
import { rock, tree, tufts } from './nature.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { paintSky, skyLights } from './sky.ts';
import { boxPiece, placeBy, slab } from './solids.ts';
import { ridge } from './terrain.ts';

const lowSun = ({ words, palette }: SetPlan): 'sun' | 'moon' | 'none' =>
  palette.isNight ? 'moon' : says(words, 'sun', 'sunset', 'sunrise') ? 'sun' : 'none';

const seenWidth =
  ({ widthMetres, distanceMetres }: SetPlan) =>
  (z: number) =>
    (widthMetres * (distanceMetres + z)) / distanceMetres;

/** Grass to the hills: a fence, a lone tree. */
export function field(plan: SetPlan): Setting {
  const { palette, random, distanceMetres } = plan;
  const snow = says(plan.words, 'snow', 'snowy', 'winter', 'ice', 'arctic');
  const mountains = says(plan.words, 'mountain', 'alps', 'peak', 'summit', 'glacier', 'cliff');
  const grass = snow ? blend([238, 241, 246], palette.ground, 0.1) : blend(palette.foliage, palette.ground, 0.4);
  const width = seenWidth(plan);
  const place = placeBy(plan.turnRadians * 0.6);
  const pieces: SetPiece[] = [];
  const side = random() < 0.5 ? -1 : 1;
  if (!mountains) {
    const z = between(random, 14, 26);
    pieces.push(
      tree(random, [side * width(z) * between(random, 0.22, 0.36), 0, z], {
        height: between(random, 6, 9),
        trunk: [118, 98, 82],
        leaves: palette.foliage,
        kind: snow ? 'bare' : 'broad',
      }),
    );
    for (let x = -26; x < 26; x += 2.2) {
      const post = { left: x - 0.06, right: x + 0.06, bottom: 0, top: 1.05, near: 7.4, far: 7.52 };
      pieces.push(
        boxPiece(place, post, [150, 132, 112], { weight: 0.8 }, (brush) => {
          for (const y of [0.45, 0.88])
            brush.line([place(x, y, 7.4), place(x + 2.2, y, 7.4)], { weight: 1.2, alpha: 0.7 });
        }),
      );
    }
  } else {
    for (let index = 0; index < 7; index += 1) {
      const z = between(random, 3, 30);
      const x = between(random, -0.6, 0.6) * width(z);
      if (Math.abs(x) < 0.9) continue;
      pieces.push(
        index % 2 === 0
          ? rock(random, [x, 0, z], between(random, 0.3, 1.1), [158, 156, 154])
          : tree(random, [x, 0, z + 8], {
              height: between(random, 4, 8),
              trunk: [98, 84, 74],
              leaves: brighten(palette.foliage, 0.86),
              kind: 'conifer',
            }),
      );
    }
  }
  return {
    hazeMetres: 110,
    backdrop: [
      paintSky,
      skyLights(random, { sun: lowSun(plan), low: !palette.isNight, clouds: 6 }),
      ridge(
        random,
        mountains
          ? {
              farMetres: 1_500,
              lowMetres: 140,
              highMetres: 560,
              jagged: 1,
              colour: snow ? [206, 212, 224] : [150, 152, 164],
              haze: 0.5,
            }
          : {
              farMetres: 900,
              lowMetres: 14,
              highMetres: 80,
              jagged: 0.1,
              colour: blend(palette.foliage, palette.skyTop, 0.4),
              haze: 0.55,
            },
      ),
      ridge(
        random,
        mountains
          ? {
              farMetres: 600,
              lowMetres: 30,
              highMetres: 150,
              jagged: 0.8,
              colour: snow ? [190, 198, 212] : [128, 132, 138],
              haze: 0.3,
            }
          : { farMetres: 320, lowMetres: 3, highMetres: 20, jagged: 0, colour: palette.foliage, haze: 0.36 },
      ),
      (brush) => paintGround(brush, grass, 0.45),
      tufts(
        random,
        120,
        -distanceMetres * 0.75,
        34,
        (z) => width(z) * 1.2,
        snow ? [206, 212, 222] : palette.foliage,
        snow ? 0.1 : 0.24,
      ),
    ],
    pieces,
  };
}

/** Sand in long waves under far table mountains. */
export function desert(plan: SetPlan): Setting {
  const { palette, random, distanceMetres } = plan;
  const sand = blend([222, 190, 142], palette.ground, 0.25);
  const width = seenWidth(plan);
  const pieces: SetPiece[] = [];
  for (let index = 0; index < 9; index += 1) {
    const z = between(random, -distanceMetres * 0.3, 24);
    const x = between(random, -0.6, 0.6) * width(z);
    if (Math.abs(x) < 0.8) continue;
    pieces.push(rock(random, [x, 0, z], between(random, 0.12, 0.5), [186, 152, 118]));
  }
  const dune = (
    near: number,
    height: number,
    shift: number,
  ): ((brush: Parameters<ReturnType<typeof ridge>>[0]) => void) => {
    const crest: Vec3[] = Array.from({ length: 41 }, (_, step) => {
      const across = (step / 40 - 0.5) * 260;
      return [
        across,
        Math.max(
          0,
          height * (0.6 + 0.5 * Math.sin(across * 0.045 + shift) + 0.2 * Math.sin(across * 0.13 + shift * 2)),
        ),
        near,
      ];
    });
    return (brush) => {
      brush.flat([...crest, [130, 0, near], [-130, 0, near]], multiply(brighten(sand, 0.97), palette.light), {
        weight: 0.9,
      });
      // The lee side lies in shade.
      const lee = crest.map(([x, y, z], index): Vec3 => [x, y * (0.45 + 0.2 * Math.sin(index * 0.9)), z]);
      const dark = brush.light[0] > 0 ? crest.slice(0, 24) : crest.slice(17);
      const under = brush.light[0] > 0 ? lee.slice(0, 24) : lee.slice(17);
      brush.flat([...dark, ...under.toReversed()], multiply(sand, palette.shade), { weight: 0, alpha: 0.55 });
    };
  };
  return {
    hazeMetres: 130,
    backdrop: [
      paintSky,
      skyLights(random, { sun: palette.isNight ? 'moon' : 'sun', low: false, clouds: 2 }),
      ridge(random, {
        farMetres: 1_200,
        lowMetres: 20,
        highMetres: 130,
        jagged: 0.55,
        colour: [188, 148, 122],
        haze: 0.55,
      }),
      (brush) => paintGround(brush, sand, 0.35),
      dune(70, 7, random() * 6),
      dune(34, 2.6, random() * 6),
      (brush) => {
        for (let index = 0; index < 16; index += 1) {
          const z = -distanceMetres * 0.6 + index * 1.7;
          const shift = Math.sin(index * 2.7) * 3;
          brush.line(
            Array.from({ length: 9 }, (_, step): Vec3 => [
              shift + (step - 4) * 0.8,
              0,
              z + 0.3 * Math.sin(step * 0.9 + index),
            ]),
            { weight: 0.8, alpha: 0.24 },
          );
        }
      },
      tufts(random, 14, -distanceMetres * 0.4, 22, (z) => width(z), [150, 146, 104], 0.24),
    ],
    pieces,
  };
}

/** A beach, the sea to the horizon, a sail. */
export function sea(plan: SetPlan): Setting {
  const { palette, random, distanceMetres } = plan;
  const pier = says(plan.words, 'pier', 'dock', 'jetty', 'boat', 'ship', 'deck', 'harbour', 'harbor');
  const sand = pier ? blend([176, 150, 122], palette.ground, 0.25) : blend([224, 204, 168], palette.ground, 0.25);
  const water = blend(palette.skyTop, [84, 128, 140], 0.55);
  const place = placeBy(plan.turnRadians * 0.5);
  const shore = pier ? between(random, 3, 4.5) : between(random, 5, 9);
  const pieces: SetPiece[] = [];
  if (pier) {
    for (let x = -18; x <= 18; x += 3) {
      pieces.push(
        boxPiece(
          place,
          { left: x - 0.07, right: x + 0.07, bottom: 0, top: 1.05, near: shore - 0.5, far: shore - 0.36 },
          [146, 122, 98],
          { weight: 0.9 },
          (brush) => {
            for (const y of [0.5, 1])
              brush.line([place(x, y, shore - 0.43), place(x + 3, y, shore - 0.43)], { weight: 1.6, alpha: 0.8 });
          },
        ),
      );
    }
  } else {
    pieces.push(
      rock(random, place(between(random, 2.4, 4), 0, shore - 1.5), 0.5, [150, 146, 140]),
      rock(random, place(between(random, 3.6, 5.5), 0, shore - 0.6), 0.8, [140, 138, 134]),
    );
  }
  const sailX = between(random, -60, 60);
  return {
    hazeMetres: 240,
    backdrop: [
      paintSky,
      skyLights(random, {
        sun: palette.isNight ? 'moon' : lowSun(plan) === 'none' && plan.words.length % 2 === 0 ? 'sun' : lowSun(plan),
        low: true,
        clouds: 6,
      }),
      ridge(random, {
        farMetres: 2_600,
        lowMetres: -30,
        highMetres: 90,
        jagged: 0.2,
        colour: blend(palette.skyTop, [120, 128, 140], 0.5),
        haze: 0.6,
      }),
      (brush) => {
        paintGround(brush, water, 0.5);
        const glint = blend(multiply(water, palette.light), palette.skyLow, 0.55);
        for (let index = 0; index < 46; index += 1) {
          const z = shore + 2 + (index / 46) ** 2.4 * 300;
          const middle = Math.sin(index * 12.9) * (4 + z * 0.55);
          const half = 0.8 + z * 0.055 * (1.2 + Math.sin(index * 5.1));
          brush.line([place(middle - half, 0, z), place(middle, 0.02, z + 0.1), place(middle + half, 0, z)], {
            weight: 1.1,
            alpha: 0.7,
            colour: glint,
          });
        }
        const hull: Rgb = [240, 236, 226];
        brush.flat(
          [
            [sailX - 4, 0, 210],
            [sailX + 4, 0, 210],
            [sailX + 3, 1.4, 210],
            [sailX - 3.4, 1.4, 210],
          ],
          multiply([120, 92, 82], palette.light),
          { weight: 0.7 },
        );
        brush.flat(
          [
            [sailX - 0.4, 2, 210],
            [sailX - 0.4, 13, 210],
            [sailX + 4, 2.4, 210],
          ],
          multiply(hull, palette.light),
          { weight: 0.7 },
        );
        brush.flat(
          [
            [sailX - 0.8, 2, 210],
            [sailX - 0.8, 11, 210],
            [sailX - 3.4, 2.4, 210],
          ],
          multiply(hull, palette.shade),
          { weight: 0.7 },
        );
      },
      (brush) => {
        const near = -distanceMetres - 30;
        const edge: Vec3[] = Array.from({ length: 33 }, (_, step) =>
          place((step - 16) * 9, 0, shore + (pier ? 0 : 0.7 * Math.sin(step * 1.3) + 0.3 * Math.sin(step * 3.1))),
        );
        brush.flat(
          [...edge.map(([x, y, z]): Vec3 => [x, y, z + 1.1]), place(144, 0, near), place(-144, 0, near)],
          multiply(pier ? brighten(sand, 0.7) : blend(sand, [255, 255, 255], 0.6), palette.light),
          { weight: 0 },
        );
        brush.flat([...edge, place(144, 0, near), place(-144, 0, near)], multiply(sand, palette.light), {
          weight: 0.8,
        });
        if (pier) {
          for (let x = -24; x < 24; x += 0.34)
            brush.line([place(x, 0.01, near), place(x, 0.01, shore)], { weight: 0.6, alpha: 0.32 });
        }
        if (!pier)
          brush.flat(
            [
              ...edge.map(([x, y, z]): Vec3 => [x, y, z - 0.2]),
              ...edge.map(([x, y, z]): Vec3 => [x, y, z - 1.2]).toReversed(),
            ],
            multiply(brighten(sand, 0.84), palette.light),
            { weight: 0 },
          );
      },
      ...(pier
        ? []
        : [
            tufts(
              random,
              20,
              -distanceMetres * 0.6,
              shore - 2,
              (z: number) => seenWidth(plan)(z),
              [168, 160, 116] as Rgb,
              0.2,
            ),
          ]),
    ],
    pieces,
  };
}

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
