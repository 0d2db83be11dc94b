import { blend, brighten, multiply } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { car } from './car.ts';
import { paintGround } from './ground.ts';
import { house } from './house.ts';
import { tree } from './nature.ts';
import { paintSky, skyLights } from './sky.ts';
import { boxPiece, type Place, placeBy, slab } from './solids.ts';
import { ridge } from './terrain.ts';

/** A street that runs away from the camera: fronts on both sides, lamps, parked cars, a line down the middle. */
export function street(plan: SetPlan): Setting {
  const { palette, random, distanceMetres, words } = plan;
  const narrow = says(words, 'alley', 'alleyway', 'lane', 'backstreet', 'passage');
  // The camera stands in the street too, and nearer to its middle than the lead.
  const aside = plan.cameraAsideMetres;
  const half = Math.max(narrow ? 2.4 : between(random, 6.2, 7.6), Math.abs(aside) + (narrow ? 1.6 : 3.4));
  const offset = aside + (narrow ? between(random, -0.3, 0.3) : (random() < 0.5 ? -1 : 1) * between(random, 0.9, 2));
  const slack = (half - Math.abs(aside - offset) - (narrow ? 1 : 1.6)) / Math.max(distanceMetres, 1);
  const turn =
    Math.sign(plan.turnRadians || 1) * Math.min(Math.abs(plan.turnRadians) + 0.1, Math.asin(Math.min(slack, 0.5)));
  const place = placeBy(turn);
  const left = -half + offset;
  const right = half + offset;
  const near = -distanceMetres - 8;
  const kerb = narrow ? 0 : 2.3;
  const rainy = says(words, 'rain', 'rainy', 'wet', 'storm');
  const asphalt = blend(palette.ground, [112, 116, 124], rainy ? 0.6 : 0.42);
  const pavement = brighten(palette.ground, 1.06);

  const pieces: SetPiece[] = [];
  for (const side of [-1, 1] as const) {
    let z = near;
    while (z < 90) {
      const depth = between(random, 7, 13);
      pieces.push(house(place, side === -1 ? left : right, side, z, z + depth, narrow, plan));
      z += depth;
    }
  }
  if (!narrow) {
    for (const side of [-1, 1] as const) {
      for (let z = near + between(random, 2, 9); z < 60; z += between(random, 13, 19)) {
        if (Math.abs(z) < 1.4) continue;
        const x = side === -1 ? left + kerb - 0.35 : right - kerb + 0.35;
        pieces.push(lamp(place, x, z, side, palette.isNight));
      }
      for (let z = between(random, 4, 8); z < 50; z += between(random, 5.6, 11)) {
        if (random() < 0.35) continue;
        const x = side === -1 ? left + kerb + 1.05 : right - kerb - 1.05;
        pieces.push(...car(place, x, z, random, plan));
      }
      if (says(words, 'tree', 'boulevard', 'avenue', 'suburb', 'suburban', 'leafy')) {
        for (let z = 3; z < 60; z += 9) {
          pieces.push(
            tree(random, place(side === -1 ? left + 1.3 : right - 1.3, 0, z), {
              height: between(random, 5, 7),
              trunk: [124, 104, 88],
              leaves: palette.foliage,
              kind: 'broad',
            }),
          );
        }
      }
    }
  }
  const sun = palette.isNight ? 'moon' : 'none';
  return {
    hazeMetres: rainy ? 45 : 75,
    backdrop: [
      paintSky,
      skyLights(random, { sun, low: false, clouds: 4 }),
      ridge(random, { farMetres: 320, lowMetres: 14, highMetres: 44, jagged: 0.2, colour: palette.wall, haze: 0.72 }),
      (brush) => {
        paintGround(brush, asphalt);
        if (narrow) {
          brush.line([place(offset, 0.01, near), place(offset, 0.01, 100)], { weight: 1.2, alpha: 0.35 });
          for (let z = near; z < 40; z += 1.6)
            brush.line([place(left, 0, z), place(right, 0, z)], { weight: 0.6, alpha: 0.22 });
          return;
        }
        brush.face(slab(place, left - 0.5, left + kerb, near, 110, 0.12), pavement, { weight: 0.8 });
        brush.face(slab(place, right - kerb, right + 0.5, near, 110, 0.12), pavement, { weight: 0.8 });
        for (let z = near; z < 30; z += 1.8) {
          brush.line([place(left, 0.125, z), place(left + kerb, 0.125, z)], { weight: 0.6, alpha: 0.3 });
          brush.line([place(right, 0.125, z), place(right - kerb, 0.125, z)], { weight: 0.6, alpha: 0.3 });
        }
        for (let z = near; z < 70; z += 4) {
          brush.flat(
            slab(place, offset - 0.07, offset + 0.07, z, z + 2, 0.01),
            multiply([238, 232, 214], palette.light),
            { weight: 0 },
          );
        }
      },
    ],
    pieces,
  };
}

function lamp(place: Place, x: number, z: number, side: -1 | 1, on: boolean): SetPiece {
  const pole = { left: x - 0.06, right: x + 0.06, bottom: 0, top: 5.2, near: z - 0.06, far: z + 0.06 };
  const arm = side * -1.1;
  return boxPiece(place, pole, [84, 84, 90], { weight: 0.8 }, (brush: Brush) => {
    brush.line([place(x, 5.15, z), place(x + arm * 0.6, 5.45, z), place(x + arm, 5.35, z)], {
      weight: 2.2,
      alpha: 0.9,
    });
    const head = brush.spot(place(x + arm, 5.3, z));
    if (head === undefined || !on) return;
    const { context } = brush;
    const radius = brush.pxPerMetre(brush.depthOf(place(x, 5, z))) * 1.5;
    const glow = context.createRadialGradient(head[0], head[1], 0, head[0], head[1], radius);
    glow.addColorStop(0, 'rgba(255,226,160,0.95)');
    glow.addColorStop(0.16, 'rgba(255,220,150,0.55)');
    glow.addColorStop(1, 'rgba(255,214,140,0)');
    context.fillStyle = glow;
    context.fillRect(head[0] - radius, head[1] - radius, radius * 2, radius * 2);
  });
}
