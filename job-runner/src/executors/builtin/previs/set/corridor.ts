import { blend, brighten } from '../colour.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import type { SetPlan, Setting } from './Setting.ts';
import { type Shell, shellBackdrop } from './shell.ts';
import { panel, placeBy, slab } from './solids.ts';

/** A long passage with doors and lights. */
export function corridor(plan: SetPlan): Setting {
  const { palette, random, distanceMetres, words } = plan;
  const metal = says(words, 'spaceship', 'spacecraft', 'space station', 'ship', 'submarine', 'bunker', 'tunnel');
  const aside = plan.cameraAsideMetres;
  const half = Math.max(1.25, plan.widthMetres > 6 ? 1.9 : 1.3, Math.abs(aside) / 2 + 0.9);
  const middle = aside / 2;
  const turn =
    Math.sign(plan.turnRadians || 1) *
    Math.min(
      Math.abs(plan.turnRadians) * 0.5,
      Math.asin(Math.min(Math.max(half - Math.abs(aside) / 2 - 0.5, 0) / Math.max(distanceMetres, 1), 0.5)),
    );
  const place = placeBy(turn, [middle, 0, 0]);
  const top = Math.max(2.6, plan.heightMetres > 4 ? 3.6 : 2.6);
  const far = 24;
  const wall = metal ? blend(palette.wall, [150, 160, 170], 0.6) : palette.wall;
  const shell: Shell = { left: -half, right: half, near: -distanceMetres - 3, far, top };
  const doors: { side: -1 | 1; z: number }[] = [];
  for (const side of [-1, 1] as const)
    for (let z = shell.near + between(random, 0.5, 2); z < far - 1; z += 3.4) doors.push({ side, z });
  return {
    hazeMetres: 26,
    backdrop: [
      shellBackdrop(place, shell, metal ? 'concrete' : 'tiles', {
        wall,
        floor: metal ? [150, 154, 160] : brighten(palette.ground, 1.02),
        ceiling: brighten(wall, 1.06),
      }),
      (brush) => {
        for (const { side, z } of doors) {
          const x = side * (half - 0.012);
          brush.face(panel(place, { x }, z - 0.07, z + 1.02, 0, 2.17), brighten(wall, 1.1), { weight: 0.8 });
          brush.face(
            panel(place, { x: side * (half - 0.02) }, z, z + 0.95, 0, 2.08),
            metal ? [112, 120, 130] : brighten(palette.accent, 0.95),
            { weight: 0.9 },
          );
          brush.line([place(side * (half - 0.04), 1.02, z + 0.82), place(side * (half - 0.04), 1.02, z + 0.9)], {
            weight: 2.4,
            alpha: 0.9,
          });
        }
        if (metal)
          for (let z = shell.near; z < far; z += 1.7)
            brush.line([place(-half, 0, z), place(-half, top, z), place(half, top, z), place(half, 0, z)], {
              weight: 1.4,
              alpha: 0.55,
            });
        for (let z = shell.near + 1; z < far; z += 3) {
          brush.flat(slab(place, -0.32, 0.32, z, z + 1.3, top - 0.01), [255, 250, 232], { weight: 0.7 });
        }
        brush.face(panel(place, { z: far - 0.02 }, -0.6, 0.6, 0, 2.1), brighten(palette.accent, 0.9), { weight: 0.9 });
      },
    ],
    pieces: [],
  };
}
