import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, multiply } from '../colour.ts';
import { between } from '../random.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { paintGround } from './ground.ts';
import { rock, tufts } from './nature.ts';
import { seenWidth } from './seenWidth.ts';
import { paintSky, skyLights } from './sky.ts';
import { ridge } from './terrain.ts';

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
