import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, multiply, type Rgb } from '../colour.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { paintGround } from './ground.ts';
import { lowSun } from './lowSun.ts';
import { rock, tufts } from './nature.ts';
import { seenWidth } from './seenWidth.ts';
import { paintSky, skyLights } from './sky.ts';
import { boxPiece, placeBy } from './solids.ts';
import { ridge } from './terrain.ts';

const DUNE_GRASS: Rgb = [168, 160, 116];

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
      ...(pier ? [] : [tufts(random, 20, -distanceMetres * 0.6, shore - 2, seenWidth(plan), DUNE_GRASS, 0.2)]),
    ],
    pieces,
  };
}
