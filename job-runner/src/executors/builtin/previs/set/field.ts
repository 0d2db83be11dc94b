import { blend, brighten } from '../colour.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { paintGround } from './ground.ts';
import { lowSun } from './lowSun.ts';
import { rock, tree, tufts } from './nature.ts';
import { seenWidth } from './seenWidth.ts';
import { paintSky, skyLights } from './sky.ts';
import { boxPiece, placeBy } from './solids.ts';
import { ridge } from './terrain.ts';

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
