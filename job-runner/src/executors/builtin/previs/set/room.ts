import { blend, brighten } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { between } from '../random.ts';
import { says } from '../words.ts';
import type { SetPiece, SetPlan, Setting } from './Setting.ts';
import { floorLamp, plant, table, shelf, sofa, bed, barCounter } from './furniture.ts';
import { windowAt, pictureAt } from './onWall.ts';
import { type Shell, type FloorKind, shellBackdrop } from './shell.ts';
import { boxPiece, placeBy, slab } from './solids.ts';

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
      pieces.push(...barCounter(place, far, plan));
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
