import { add, scale, type Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, multiply, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { between, pick, type Random } from '../random.ts';
import { says } from '../words.ts';
import { paintGround } from './ground.ts';
import { tree } from './nature.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { skyLights, paintSky } from './sky.ts';
import { boxPiece, cornersOf, paintBox, panel, type Place, placeBy, slab } from './solids.ts';
import { ridge } from './terrain.ts';

const STOREY_METRES = 3.3;

const CAR_PAINTS: readonly [Rgb, ...Rgb[]] = [
  [168, 84, 70],
  [92, 112, 132],
  [196, 190, 176],
  [78, 82, 88],
  [142, 146, 120],
];

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

function house(
  place: Place,
  x: number,
  side: -1 | 1,
  near: number,
  far: number,
  narrow: boolean,
  plan: SetPlan,
): SetPiece {
  const { palette, random } = plan;
  const storeys = 2 + Math.floor(random() * (narrow ? 3 : 4));
  const height = storeys * STOREY_METRES + between(random, 0.6, 1.4);
  const tone = brighten(blend(palette.wall, palette.accent, random() < 0.25 ? 0.3 : 0.06), between(random, 0.86, 1.08));
  const box = { left: side === -1 ? x - 9 : x, right: side === -1 ? x : x + 9, bottom: 0, top: height, near, far };
  const corners = cornersOf(place, box);
  const columns = Math.max(2, Math.floor((far - near) / 2.5));
  const step = (far - near) / columns;
  const windows: { points: Vec3[]; sill: Vec3[]; lit: boolean }[] = [];
  for (let floor = 1; floor < storeys; floor += 1) {
    for (let column = 0; column < columns; column += 1) {
      const middle = near + (column + 0.5) * step;
      const bottom = floor * STOREY_METRES + 0.95;
      windows.push({
        points: panel(place, { x: x - side * 0.02 }, middle - 0.52, middle + 0.52, bottom, bottom + 1.6),
        sill: panel(place, { x: x - side * 0.05 }, middle - 0.62, middle + 0.62, bottom - 0.12, bottom),
        lit: random() < 0.4,
      });
    }
  }
  const shop = random() < (narrow ? 0.25 : 0.75);
  const awning =
    shop && random() < 0.6 ? { colour: brighten(palette.accent, between(random, 0.85, 1.2)), out: 1.1 } : undefined;
  const glass: Rgb = palette.isNight ? [46, 54, 76] : blend(palette.skyTop, [84, 96, 110], 0.62);
  return {
    at: place(x + side * 4, 0, (near + far) / 2),
    paint: (brush) => {
      paintBox(brush, corners, tone, { weight: 1 });
      const middle = place(x, height / 2, (near + far) / 2);
      const depth = brush.depthOf(middle);
      if (depth > 85) return;
      brush.face(panel(place, { x: x - side * 0.12 }, near, far, height - 0.5, height - 0.18), brighten(tone, 0.92), {
        weight: 0.7,
      });
      for (const { points, sill, lit } of windows) {
        const shines = palette.isNight && lit;
        brush.flat(points, shines ? palette.glow : multiply(glass, palette.light), { weight: 0.7 });
        if (depth < 45) brush.face(sill, brighten(tone, 1.1), { weight: 0.5 });
      }
      if (shop) {
        brush.flat(
          panel(place, { x: x - side * 0.02 }, near + 0.5, far - 0.5, 0.55, 2.75),
          palette.isNight ? blend(palette.glow, glass, 0.3) : multiply(brighten(glass, 0.86), palette.light),
          { weight: 0.9 },
        );
        brush.face(
          panel(place, { x: x - side * 0.06 }, near + 0.3, far - 0.3, 2.8, 3.4),
          brighten(palette.accent, 0.92),
          { weight: 0.8 },
        );
        const door = near + (far - near) * 0.72;
        brush.flat(
          panel(place, { x: x - side * 0.04 }, door, door + 1, 0.02, 2.6),
          multiply(brighten(glass, 0.7), palette.light),
          { weight: 0.8 },
        );
        if (awning !== undefined) {
          brush.face(
            [
              place(x, 2.95, near + 0.4),
              place(x, 2.95, far - 0.4),
              place(x - side * awning.out, 2.5, far - 0.4),
              place(x - side * awning.out, 2.5, near + 0.4),
            ],
            awning.colour,
            { weight: 0.9 },
          );
        }
      } else {
        for (const share of [0.2, 0.78]) {
          const middle = near + (far - near) * share;
          const shines = palette.isNight && storeys % 2 === 0;
          brush.flat(
            panel(place, { x: x - side * 0.02 }, middle - 0.6, middle + 0.6, 1, 2.4),
            shines ? palette.glow : multiply(glass, palette.light),
            { weight: 0.8 },
          );
          brush.face(panel(place, { x: x - side * 0.05 }, middle - 0.7, middle + 0.7, 0.86, 1), brighten(tone, 1.1), {
            weight: 0.6,
          });
        }
        brush.face(panel(place, { x: x - side * 0.03 }, near, far, 0, 0.55), brighten(tone, 0.84), { weight: 0.6 });
        const door = near + (far - near) * 0.5;
        brush.flat(
          panel(place, { x: x - side * 0.03 }, door - 0.5, door + 0.5, 0.02, 2.3),
          multiply(brighten(palette.accent, 0.75), palette.shade),
          { weight: 0.9 },
        );
      }
    },
    shadow: (brush) => brush.addShadow(corners),
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

/** A parked car, side on to its street. */
function car(place: Place, x: number, z: number, random: Random, { palette }: SetPlan): SetPiece[] {
  const paint = blend(pick(random, CAR_PAINTS), palette.wall, 0.25);
  const body = { left: x - 0.88, right: x + 0.88, bottom: 0.28, top: 0.92, near: z - 2.1, far: z + 2.1 };
  const corner = (dx: number, y: number, dz: number) => place(x + dx, y, z + dz);
  const cabin = [
    corner(-0.84, 0.92, -1.35),
    corner(0.84, 0.92, -1.35),
    corner(0.66, 1.46, -0.85),
    corner(-0.66, 1.46, -0.85),
    corner(-0.84, 0.92, 1.65),
    corner(0.84, 0.92, 1.65),
    corner(0.66, 1.46, 1.1),
    corner(-0.66, 1.46, 1.1),
  ];
  return [
    boxPiece(place, body, paint, { weight: 1 }, (brush) => {
      for (const dz of [-1.35, 1.35]) {
        for (const dx of [-0.9, 0.9]) {
          const hub = corner(dx, 0.31, dz);
          const rim = Array.from({ length: 14 }, (_, step): Vec3 => {
            const angle = (step / 14) * 2 * Math.PI;
            return corner(dx, 0.31 + Math.sin(angle) * 0.31, dz + Math.cos(angle) * 0.31);
          });
          if (brush.depthOf(hub) < brush.depthOf(corner(0, 0.31, dz))) brush.flat(rim, [46, 46, 50], { weight: 0.8 });
        }
      }
      paintBox(brush, cabin, paint, { weight: 0.9 });
      const inset = (indices: readonly number[]) => {
        const points = indices.map((index) => cabin[index]).filter((point) => point !== undefined);
        const centre = scale(
          points.reduce((sum, point) => add(sum, point)),
          1 / points.length,
        );
        return points.map((point): Vec3 => [
          centre[0] + (point[0] - centre[0]) * 0.84,
          centre[1] + (point[1] - centre[1]) * 0.8,
          centre[2] + (point[2] - centre[2]) * 0.84,
        ]);
      };
      const glass: Rgb = palette.isNight ? [44, 50, 66] : [112, 126, 138];
      const eye = brush.view.position;
      const seen = (a: Vec3, out: Vec3) => (eye[0] - a[0]) * (out[0] - a[0]) + (eye[2] - a[2]) * (out[2] - a[2]) > 0;
      if (seen(corner(0, 1, -1.35), corner(0, 1, -3)))
        brush.flat(inset([0, 1, 2, 3]), multiply(glass, palette.light), { weight: 0.6 });
      if (seen(corner(-0.84, 1, 0), corner(-3, 1, 0)))
        brush.flat(inset([4, 0, 3, 7]), multiply(glass, palette.light), { weight: 0.6 });
      if (seen(corner(0.84, 1, 0), corner(3, 1, 0)))
        brush.flat(inset([1, 5, 6, 2]), multiply(glass, palette.light), { weight: 0.6 });
      for (const dx of [-0.62, 0.62]) {
        if (seen(corner(0, 1, -2.1), corner(0, 1, -4)))
          brush.flat(
            [
              corner(dx - 0.16, 0.6, -2.12),
              corner(dx + 0.16, 0.6, -2.12),
              corner(dx + 0.16, 0.75, -2.12),
              corner(dx - 0.16, 0.75, -2.12),
            ],
            palette.isNight ? [208, 60, 50] : [176, 72, 62],
            { weight: 0.5 },
          );
      }
    }),
  ];
}
