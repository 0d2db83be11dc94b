import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, css, multiply, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { type Box, boxPiece, panel, type Place, placeBy, slab } from './solids.ts';

/** The shell of a room, in set space: the camera looks in through where the fourth wall would be. */
export interface Shell {
  readonly left: number;
  readonly right: number;
  readonly near: number;
  readonly far: number;
  readonly top: number;
}

export type FloorKind = 'boards' | 'tiles' | 'carpet' | 'concrete';

/** Floor, walls and ceiling, the light falling off into the corners. */
export function shellBackdrop(
  place: Place,
  { left, right, near, far, top }: Shell,
  floorKind: FloorKind,
  colours: { wall: Rgb; floor: Rgb; ceiling: Rgb },
  skirting = true,
): (brush: Brush) => void {
  const step = floorKind === 'boards' ? 0.34 : floorKind === 'tiles' ? 0.6 : 2.4;
  return (brush) => {
    const { context, widthPx, heightPx, palette } = brush;
    context.fillStyle = css(multiply(colours.wall, palette.shade));
    context.fillRect(0, 0, widthPx, heightPx);
    brush.face(slab(place, left, right, near, far, top), colours.ceiling, { weight: 0.8 });
    brush.flat(
      slab(place, left, right, near, far, 0),
      multiply(colours.floor, blend(palette.light, palette.shade, 0.25)),
      { weight: 0.8 },
    );
    if (floorKind !== 'carpet') {
      for (let x = Math.ceil(left / step) * step; x < right; x += step)
        brush.line([place(x, 0.003, near), place(x, 0.003, far)], { weight: 0.6, alpha: 0.3 });
    }
    if (floorKind === 'tiles' || floorKind === 'concrete') {
      for (let z = Math.ceil(near / step) * step; z < far; z += step)
        brush.line([place(left, 0.003, z), place(right, 0.003, z)], { weight: 0.6, alpha: 0.3 });
    }
    brush.face(panel(place, { x: left }, near, far, 0, top), colours.wall, { weight: 1 });
    brush.face(panel(place, { x: right }, near, far, 0, top), colours.wall, { weight: 1 });
    brush.face(panel(place, { z: far }, left, right, 0, top), colours.wall, { weight: 1 });
    if (!skirting) return;
    const board = brighten(colours.wall, 1.08);
    brush.face(panel(place, { x: left + 0.01 }, near, far, 0, 0.12), board, { weight: 0.6 });
    brush.face(panel(place, { x: right - 0.01 }, near, far, 0, 0.12), board, { weight: 0.6 });
    brush.face(panel(place, { z: far - 0.01 }, left, right, 0, 0.12), board, { weight: 0.6 });
  };
}

/** A window in the back wall: sky, a sill, a cross. `night` lets the glass go dark. */
export function windowAt(
  place: Place,
  x: number,
  wide: number,
  bottom: number,
  top: number,
  z: number,
): (brush: Brush) => void {
  return (brush) => {
    const { context, palette } = brush;
    const outline = brush.outline(panel(place, { z: z - 0.01 }, x - wide / 2, x + wide / 2, bottom, top));
    if (outline.length < 3) return;
    const ys = outline.map(([, y]) => y);
    const high = Math.min(...ys);
    const low = Math.max(...ys);
    const view = context.createLinearGradient(0, high, 0, low);
    view.addColorStop(0, css(palette.isNight ? [30, 40, 64] : blend(palette.skyTop, [255, 255, 255], 0.35)));
    view.addColorStop(1, css(palette.isNight ? [52, 66, 96] : blend(palette.skyLow, [255, 255, 255], 0.5)));
    context.beginPath();
    brush.trace(outline);
    context.fillStyle = view;
    context.fill();
    const frame = brighten(palette.wall, 1.12);
    const bar = (fromX: number, toX: number, fromY: number, toY: number) =>
      brush.face(panel(place, { z: z - 0.04 }, fromX, toX, fromY, toY), frame, { weight: 0.7 });
    const rim = 0.07;
    bar(x - 0.025, x + 0.025, bottom, top);
    bar(x - wide / 2, x + wide / 2, bottom + (top - bottom) * 0.6, bottom + (top - bottom) * 0.6 + 0.05);
    bar(x - wide / 2 - rim, x - wide / 2, bottom - rim, top + rim);
    bar(x + wide / 2, x + wide / 2 + rim, bottom - rim, top + rim);
    bar(x - wide / 2, x + wide / 2, top, top + rim);
    bar(x - wide / 2 - 0.14, x + wide / 2 + 0.14, bottom - 0.1, bottom);
  };
}

export function pictureAt(
  place: Place,
  x: number,
  y: number,
  wide: number,
  high: number,
  z: number,
  colour: Rgb,
): (brush: Brush) => void {
  return (brush) => {
    brush.face(panel(place, { z: z - 0.03 }, x - wide / 2, x + wide / 2, y - high / 2, y + high / 2), [96, 78, 64], {
      weight: 0.9,
    });
    brush.face(
      panel(
        place,
        { z: z - 0.035 },
        x - wide / 2 + 0.05,
        x + wide / 2 - 0.05,
        y - high / 2 + 0.05,
        y + high / 2 - 0.05,
      ),
      [238, 232, 220],
      { weight: 0.5 },
    );
    brush.face(
      panel(place, { z: z - 0.04 }, x - wide / 2 + 0.12, x + wide / 2 - 0.12, y - high / 2 + 0.12, y - high * 0.02),
      colour,
      { weight: 0 },
    );
  };
}

function glowAt(brush: Brush, at: Vec3, radiusMetres: number, strength: number): void {
  const spot = brush.spot(at);
  if (spot === undefined) return;
  const { context, palette } = brush;
  const radius = brush.pxPerMetre(brush.depthOf(at)) * radiusMetres;
  const glow = context.createRadialGradient(spot[0], spot[1], 0, spot[0], spot[1], radius);
  glow.addColorStop(0, css(palette.glow, 0.75 * strength));
  glow.addColorStop(0.4, css(palette.glow, 0.24 * strength));
  glow.addColorStop(1, css(palette.glow, 0));
  context.fillStyle = glow;
  context.fillRect(spot[0] - radius, spot[1] - radius, radius * 2, radius * 2);
}

function floorLamp(place: Place, x: number, z: number, on: boolean): SetPiece {
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

function plant(place: Place, x: number, z: number, foliage: Rgb): SetPiece {
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

function table(place: Place, x: number, z: number, wide: number, deep: number, high: number, colour: Rgb): SetPiece[] {
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

function shelf(place: Place, x: number, z: number, wide: number, high: number, plan: SetPlan): SetPiece {
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

function sofa(place: Place, x: number, z: number, colour: Rgb): SetPiece[] {
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

function bed(place: Place, x: number, z: number, colour: Rgb): SetPiece[] {
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

function bar(place: Place, far: number, plan: SetPlan): SetPiece[] {
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

/** A room: living room unless its words say bedroom, kitchen, office, bar, library, hospital, class or church. */
export function room(plan: SetPlan): Setting {
  const { palette, random, words, distanceMetres, heightMetres, widthMetres } = plan;
  const kind = says(words, 'bar', 'pub', 'cafe', 'café', 'diner', 'restaurant', 'coffee shop', 'tavern', 'saloon')
    ? 'bar'
    : says(words, 'office', 'desk', 'boardroom', 'newsroom', 'police station', 'headquarters')
      ? 'office'
      : says(words, 'library', 'bookshop', 'study', 'archive')
        ? 'library'
        : says(words, 'bedroom', 'hotel room', 'bed', 'dormitory')
          ? 'bedroom'
          : says(words, 'kitchen', 'laboratory', 'lab', 'bathroom', 'hospital', 'clinic', 'ward')
            ? 'kitchen'
            : 'living';
  // A larger frame needs a larger hall: walls stand where the picture still shows them.
  const grand = Math.max(1, heightMetres / 4.6);
  const far = between(random, 2.1, 3) * grand + (kind === 'bar' ? 0.9 : 0);
  const turn = Math.min(Math.abs(plan.turnRadians) + 0.06, 0.34) * Math.sign(plan.turnRadians || 1);
  const place = placeBy(turn);
  const seen = (widthMetres * (distanceMetres + far)) / distanceMetres;
  const half = Math.max(3, Math.min(seen * 0.52, 4.4 * grand), distanceMetres * Math.abs(Math.sin(turn)) + 1.2);
  const top = 2.75 * grand;
  const shell: Shell = { left: -half, right: half, near: -distanceMetres - 4, far, top };
  const wall = palette.wall;
  const floorKind: FloorKind = kind === 'office' ? 'carpet' : kind === 'kitchen' ? 'tiles' : 'boards';
  const floor =
    kind === 'office'
      ? blend(palette.ground, [132, 138, 148], 0.4)
      : kind === 'kitchen'
        ? brighten(palette.ground, 1.05)
        : blend(palette.ground, [168, 128, 94], 0.55);
  const lampOn = palette.isNight || plan.palette.shade[0] < 140;
  const side = random() < 0.5 ? -1 : 1;
  const onWall: ((brush: Brush) => void)[] = [];
  const pieces: SetPiece[] = [];
  const reach = Math.min(half - 0.6, Math.max(seen * 0.3, 0.8));
  switch (kind) {
    case 'bar':
      pieces.push(...bar(place, far, plan));
      onWall.push(pictureAt(place, -half + 0.9, 1.8, 0.7, 0.9, far, palette.accent));
      break;
    case 'office':
      onWall.push(windowAt(place, 0, Math.min(half * 1.6, 5.5), 0.95, 2.35, far));
      for (const x of [-reach - 0.4, reach + 0.5]) {
        pieces.push(...table(place, x, far - 1.1, 1.5, 0.75, 0.74, [190, 172, 148]));
        pieces.push(
          boxPiece(
            place,
            { left: x - 0.3, right: x + 0.3, bottom: 0.82, top: 1.18, near: far - 1.05, far: far - 1 },
            [70, 74, 80],
            { weight: 0.8 },
          ),
        );
      }
      pieces.push(plant(place, side * (half - 0.5), far - 0.5, palette.foliage));
      break;
    case 'library':
      for (let x = -half + 0.7; x < half - 0.3; x += 1.25)
        pieces.push(shelf(place, x, far, 1.2, Math.min(2.5 * Math.sqrt(grand), top - 0.1), plan));
      pieces.push(...table(place, side * 1.5, far - 1.2, 1.4, 0.8, 0.75, [150, 112, 84]));
      break;
    case 'bedroom':
      onWall.push(
        windowAt(place, side * reach, 1.15, 0.9, 2.2, far),
        pictureAt(place, -side * reach, 1.75, 0.8, 0.55, far, palette.accent),
      );
      pieces.push(...bed(place, -side * Math.max(reach, 1.2), far - 0.15, brighten(palette.accent, 1.12)));
      pieces.push(floorLamp(place, -side * Math.max(reach, 1.2) + side * 1.15, far - 0.4, lampOn));
      break;
    case 'kitchen': {
      onWall.push(windowAt(place, side * reach * 0.8, 1.25, 1.15, 2.15, far));
      const tone = brighten(palette.wall, 1.1);
      pieces.push(
        boxPiece(
          place,
          { left: -half + 0.1, right: half - 0.1, bottom: 0, top: 0.9, near: far - 0.62, far },
          tone,
          { weight: 1 },
          (brush) => {
            for (let x = -half + 0.1; x < half - 0.2; x += 0.6) {
              brush.line([place(x, 0.1, far - 0.63), place(x, 0.84, far - 0.63)], { weight: 0.8, alpha: 0.6 });
              brush.line([place(x + 0.48, 0.68, far - 0.635), place(x + 0.54, 0.68, far - 0.635)], {
                weight: 1.6,
                alpha: 0.8,
              });
            }
            brush.face(slab(place, -half + 0.06, half - 0.06, far - 0.66, far, 0.925), [196, 186, 172], {
              weight: 0.9,
            });
          },
        ),
      );
      pieces.push(
        boxPiece(
          place,
          { left: -side * reach - 1, right: -side * reach + 0.8, bottom: 1.5, top: 2.2, near: far - 0.36, far },
          tone,
          { weight: 0.9 },
          (brush) => {
            for (let x = -side * reach - 1; x < -side * reach + 0.8; x += 0.6)
              brush.line([place(x, 1.52, far - 0.37), place(x, 2.18, far - 0.37)], { weight: 0.7, alpha: 0.6 });
          },
        ),
      );
      break;
    }
    case 'living':
      onWall.push(
        windowAt(place, side * Math.max(reach, 0.95), 1.3, 0.85, 2.25, far),
        pictureAt(place, -side * Math.max(reach * 0.95, 0.8), 1.68, 0.85, 0.62, far, palette.accent),
      );
      pieces.push(...sofa(place, -side * Math.max(reach, 1.3), far - 0.6, brighten(palette.accent, 1.1)));
      pieces.push(
        floorLamp(place, -side * (Math.max(reach, 1.3) + 1.35), far - 0.5, lampOn),
        plant(place, side * (Math.max(reach, 0.95) + 1.05), far - 0.45, palette.foliage),
      );
      break;
  }
  if (grand > 1.3) {
    for (let x = -half + 1.6; x < half - 1; x += 2.6) onWall.push(windowAt(place, x, 1.3, top * 0.52, top * 0.86, far));
  }
  return {
    hazeMetres: 40 * grand,
    backdrop: [
      shellBackdrop(place, shell, floorKind, { wall, floor, ceiling: brighten(wall, 1.08) }),
      (brush) => onWall.forEach((paint) => paint(brush)),
    ],
    pieces,
  };
}

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

/** A platform under a roof: columns, a track, a clock. */
export function station(plan: SetPlan): Setting {
  const { palette, random, distanceMetres } = plan;
  const side = random() < 0.5 ? -1 : 1;
  const turn =
    Math.sign(plan.turnRadians || 1) *
    Math.min(Math.abs(plan.turnRadians) * 0.5 + 0.03, Math.asin(Math.min(2.4 / Math.max(distanceMetres, 3), 0.5)));
  const place = placeBy(turn);
  const near = -distanceMetres - 6;
  const far = 70;
  const edge = side * Math.max(2.6, plan.cameraAsideMetres * side + 1.2);
  const back = -side * Math.max(3.4, Math.abs(plan.cameraAsideMetres) + 2);
  const top = Math.max(4.6, plan.heightMetres * 0.8);
  const train = says(plan.words, 'train', 'subway', 'metro', 'underground', 'tram') || random() < 0.6;
  const floor = brighten(palette.ground, 1.02);
  const pieces: SetPiece[] = [];
  for (let z = near + 2; z < far; z += 5.5) {
    if (Math.abs(z) < 1) continue;
    pieces.push(
      boxPiece(
        place,
        {
          left: back + side * 1.1 - 0.16,
          right: back + side * 1.1 + 0.16,
          bottom: 0,
          top,
          near: z - 0.16,
          far: z + 0.16,
        },
        brighten(palette.accent, 0.9),
        { weight: 1 },
      ),
    );
  }
  const clockZ = 8;
  pieces.push({
    at: place(0, 3, clockZ),
    paint: (brush) => {
      brush.line([place(edge * 0.2, top, clockZ), place(edge * 0.2, 3.5, clockZ)], { weight: 1.6, alpha: 0.9 });
      const disc = (radius: number) =>
        Array.from({ length: 20 }, (_, step): Vec3 => {
          const angle = (step / 20) * 2 * Math.PI;
          return place(edge * 0.2 + Math.cos(angle) * radius, 3.15 + Math.sin(angle) * radius, clockZ);
        });
      brush.flat(disc(0.36), [80, 80, 86], { weight: 1 });
      brush.flat(disc(0.3), [246, 242, 232], { weight: 0.6 });
      brush.line([place(edge * 0.2, 3.15, clockZ - 0.01), place(edge * 0.2, 3.37, clockZ - 0.01)], {
        weight: 1.4,
        alpha: 1,
      });
      brush.line([place(edge * 0.2, 3.15, clockZ - 0.01), place(edge * 0.2 + 0.14, 3.08, clockZ - 0.01)], {
        weight: 1.6,
        alpha: 1,
      });
    },
  });
  if (train) {
    const nose = between(random, 3.5, 6);
    const tone = blend(palette.accent, [190, 192, 196], 0.55);
    const x0 = edge + side * 0.25;
    pieces.push(
      boxPiece(
        place,
        {
          left: Math.min(x0, x0 + side * 2.7),
          right: Math.max(x0, x0 + side * 2.7),
          bottom: -0.3,
          top: 3,
          near: nose,
          far,
        },
        tone,
        { weight: 1.1 },
        (brush) => {
          for (let z = nose + 0.8; z < far; z += 1.9) {
            brush.flat(
              panel(place, { x: x0 - side * 0.01 }, z, z + 1.3, 1.15, 2.15),
              palette.isNight ? palette.glow : multiply([104, 120, 134], palette.light),
              { weight: 0.7 },
            );
          }
          brush.flat(
            panel(place, { x: x0 - side * 0.012 }, nose, far, 0.55, 0.75),
            multiply(palette.accent, palette.light),
            { weight: 0.5 },
          );
          const frontX = (share: number) => x0 + side * 2.7 * share;
          brush.flat(
            panel(place, { z: nose - 0.01 }, frontX(0.12), frontX(0.88), 1.2, 2.4),
            multiply([96, 112, 126], palette.light),
            { weight: 0.8 },
          );
          for (const share of [0.16, 0.84]) {
            const at = place(frontX(share), 0.7, nose - 0.02);
            glowAt(brush, at, 0.5, 1);
          }
        },
      ),
    );
  }
  return {
    hazeMetres: 60,
    backdrop: [
      (brush) => {
        const { context, widthPx, heightPx } = brush;
        context.fillStyle = css(blend(multiply(palette.wall, palette.shade), palette.haze, 0.5));
        context.fillRect(0, 0, widthPx, heightPx);
        const wallX = back - side * 0.2;
        const farX = edge + side * 5.4;
        brush.face(
          slab(place, Math.min(wallX, farX), Math.max(wallX, farX), near, far, top),
          brighten(palette.wall, 0.86),
          { weight: 0.8 },
        );
        for (let z = near; z < far; z += 2.75)
          brush.line([place(wallX, top - 0.02, z), place(farX, top - 0.02, z)], { weight: 1.6, alpha: 0.5 });
        brush.flat(
          slab(place, Math.min(edge, farX), Math.max(edge, farX), near, far, -1),
          multiply([112, 108, 104], palette.shade),
          { weight: 0.6 },
        );
        for (const rail of [0.9, 2.3])
          brush.line([place(edge + side * rail, -0.9, near), place(edge + side * rail, -0.9, far)], {
            weight: 1.8,
            alpha: 0.9,
          });
        brush.face(panel(place, { x: farX }, near, far, -1, top), brighten(palette.wall, 0.92), { weight: 0.8 });
        brush.face(panel(place, { x: wallX }, near, far, 0, top), palette.wall, { weight: 0.8 });
        for (let z = near; z < far; z += 4)
          brush.face(
            panel(place, { x: wallX + side * 0.02 }, z + 0.7, z + 2.5, 1, 2.3),
            z % 8 < 4 ? palette.accent : brighten(palette.wall, 1.1),
            { weight: 0.8 },
          );
        brush.face(panel(place, { x: edge }, near, far, -1, 0), brighten(floor, 0.8), { weight: 0.8 });
        brush.flat(
          slab(place, Math.min(edge, wallX), Math.max(edge, wallX), near, far, 0),
          multiply(floor, blend(palette.light, palette.shade, 0.15)),
          { weight: 0.8 },
        );
        brush.flat(
          slab(
            place,
            Math.min(edge - side * 0.35, edge - side * 0.6),
            Math.max(edge - side * 0.35, edge - side * 0.6),
            near,
            far,
            0.005,
          ),
          multiply([236, 204, 96], palette.light),
          { weight: 0.5 },
        );
        for (let z = near; z < 40; z += 1.2)
          brush.line([place(edge, 0.004, z), place(wallX, 0.004, z)], { weight: 0.6, alpha: 0.25 });
      },
    ],
    pieces,
  };
}

/** Nothing is said of the place: a quiet sweep of paper with a pool of light and a floor that still has depth. */
export function studio(plan: SetPlan): Setting {
  const { palette, distanceMetres } = plan;
  const place = placeBy(plan.turnRadians);
  const base = palette.wall;
  return {
    hazeMetres: 60,
    backdrop: [
      (brush) => {
        const { context, widthPx, heightPx, light } = brush;
        const wall = context.createLinearGradient(0, 0, 0, heightPx);
        wall.addColorStop(0, css(multiply(base, blend(palette.light, palette.shade, 0.42))));
        wall.addColorStop(1, css(multiply(brighten(base, 1.04), blend(palette.light, palette.shade, 0.04))));
        context.fillStyle = wall;
        context.fillRect(0, 0, widthPx, heightPx);
        // The key's pool on the wall lies to its side.
        const middle = widthPx * (0.5 + light[0] * 0.22);
        const pool = context.createRadialGradient(
          middle,
          heightPx * 0.36,
          heightPx * 0.05,
          middle,
          heightPx * 0.36,
          heightPx * 0.95,
        );
        pool.addColorStop(0, css(multiply([255, 252, 244], palette.light), 0.55));
        pool.addColorStop(1, css(multiply(base, palette.light), 0));
        context.fillStyle = pool;
        context.fillRect(0, 0, widthPx, heightPx);
      },
      (brush) => {
        const far = Math.max(6, distanceMetres * 0.8);
        const outline = brush.outline([
          [-400, 0, -distanceMetres - 40],
          [400, 0, -distanceMetres - 40],
          [400, 0, far],
          [-400, 0, far],
        ]);
        if (outline.length >= 3) {
          const { context, heightPx } = brush;
          const edge = Math.min(...outline.map(([, y]) => y));
          const floor = context.createLinearGradient(0, edge, 0, Math.max(heightPx, edge + heightPx * 0.5));
          const tone = multiply(blend(palette.ground, base, 0.5), palette.light);
          floor.addColorStop(0, css(tone, 0));
          floor.addColorStop(0.35, css(tone, 0.75));
          floor.addColorStop(1, css(brighten(tone, 0.93), 1));
          context.beginPath();
          brush.trace(outline);
          context.fillStyle = floor;
          context.fill();
        }
        for (let line = -12; line <= 12; line += 1) {
          const x = line * 1.5;
          brush.line([place(x, 0, -distanceMetres - 14), place(x, 0, far * 0.85)], { weight: 0.6, alpha: 0.13 });
          brush.line([place(-18, 0, x), place(18, 0, x)], { weight: 0.6, alpha: 0.13 });
        }
      },
    ],
    pieces: [],
  };
}
