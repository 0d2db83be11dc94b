import { brighten, blend } from '../colour.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import { paintGround } from './ground.ts';
import { rock, tree, type TreeOptions, tufts } from './nature.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { paintSky, skyLights } from './sky.ts';
import { placeBy } from './solids.ts';
import { ridge } from './terrain.ts';

/** Trunks in depth with a clearing where the lead stands and an open line to the camera. */
export function forest(plan: SetPlan): Setting {
  const { palette, random, distanceMetres, widthMetres, words } = plan;
  const place = placeBy(0);
  const snow = says(words, 'snow', 'snowy', 'winter');
  const kind: TreeOptions['kind'] =
    says(words, 'pine', 'fir', 'conifer', 'spruce', 'taiga') || snow
      ? 'conifer'
      : says(words, 'bare', 'dead', 'autumn', 'winter')
        ? 'bare'
        : 'broad';
  const park = says(words, 'park', 'garden', 'orchard', 'grove');
  const trunk = blend([112, 92, 78], palette.wall, 0.15);
  const floor = snow ? blend([236, 240, 246], palette.ground, 0.12) : blend(palette.foliage, palette.ground, 0.45);
  const pieces: SetPiece[] = [];
  const seenWidth = (z: number) => (widthMetres * (distanceMetres + z)) / distanceMetres;
  const count = park ? 12 : 44;
  for (let index = 0; index < count; index += 1) {
    const z = 2.2 + 44 * ((index + random()) / count) ** 1.5;
    const x = between(random, -0.62, 0.62) * seenWidth(z) * (1 + 3 / (distanceMetres + z));
    // Nothing grows out of a head: the near middle stays open.
    if (Math.abs(x) < 0.75 && z < 9) continue;
    const height = between(random, park ? 4.5 : 8, park ? 7 : 15);
    pieces.push(
      tree(random, place(x, 0, z), {
        height,
        trunk,
        leaves: brighten(palette.foliage, between(random, 0.86, 1.08)),
        kind: !park && kind !== 'bare' && z < 15 ? 'trunk' : kind,
      }),
    );
  }
  // A dark trunk at the picture's edge gives the depth a beginning.
  const edge = random() < 0.5 ? -1 : 1;
  if (plan.heightMetres > 1.5 && !park) {
    const z = -distanceMetres * 0.32;
    pieces.push(
      tree(random, place(edge * seenWidth(z) * 0.44, 0, z), {
        height: 14,
        trunk: brighten(trunk, 0.62),
        leaves: palette.foliage,
        kind: 'trunk',
      }),
    );
  }
  if (random() < 0.7)
    pieces.push(
      rock(
        random,
        place(-edge * between(random, 1, 2.4), 0, between(random, 1.5, 4)),
        between(random, 0.25, 0.6),
        [150, 148, 142],
      ),
    );
  return {
    hazeMetres: says(words, 'fog', 'foggy', 'mist', 'misty') ? 16 : 30,
    backdrop: [
      paintSky,
      skyLights(random, { sun: palette.isNight ? 'moon' : 'none', low: false, clouds: park ? 4 : 1 }),
      ridge(random, {
        farMetres: 90,
        lowMetres: park ? 5 : 12,
        highMetres: park ? 9 : 22,
        jagged: 0.35,
        colour: palette.foliage,
        haze: 0.62,
      }),
      ridge(random, {
        farMetres: 55,
        lowMetres: park ? 2.5 : 5,
        highMetres: park ? 5 : 12,
        jagged: 0.35,
        colour: palette.foliage,
        haze: 0.4,
      }),
      (brush) => paintGround(brush, floor, 0.5),
      tufts(
        random,
        90,
        -distanceMetres * 0.7,
        24,
        (z) => seenWidth(z) * 1.2,
        snow ? [196, 202, 214] : palette.foliage,
        0.22,
      ),
    ],
    pieces,
  };
}
