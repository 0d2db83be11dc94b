import { add, type Placement, scale, type Stance, turn } from '@dailies/shared/cinema';
import { brighten, type Rgb } from '../colour.ts';
import type { Palette } from '../palette.ts';
import type { SetPiece } from './Setting.ts';
import { type Box, boxPiece, type Place } from './solids.ts';

/** The body's own axes: 0 is the floor under the hips, who stands there faces -z. */
const placeOf =
  ({ position, yawRadians }: Placement, stature: number): Place =>
  (x, y, z) =>
    add(position, turn(scale([x, y, z], stature), yawRadians));

/** What somebody sits on or leans against: a chair indoors, a bench outdoors; a wall's end. */
export function supportFor(
  stance: Stance,
  placement: Placement,
  stature: number,
  palette: Palette,
  indoors: boolean,
): SetPiece[] {
  const place = placeOf(placement, stature);
  if (stance === 'leaning') {
    const post: Box = { left: -0.34, right: 0.34, bottom: 0, top: 2.7, near: 0.44, far: 0.84 };
    return [boxPiece(place, post, brighten(palette.wall, 0.92), { weight: 1 })];
  }
  if (stance !== 'sitting') return [];
  const wood: Rgb = [142, 108, 84];
  // Behind who sits on it, whichever side is seen.
  const under = (piece: SetPiece): SetPiece => ({ ...piece, at: add(placement.position, [0, 0.2, 0.3]) });
  if (!indoors) {
    const plank: Box = { left: -0.75, right: 0.75, bottom: 0.37, top: 0.43, near: -0.2, far: 0.24 };
    const foot = (x: number): Box => ({
      left: x - 0.06,
      right: x + 0.06,
      bottom: 0,
      top: 0.37,
      near: -0.14,
      far: 0.18,
    });
    return [
      ...[-0.55, 0.55].map((x) => under(boxPiece(place, foot(x), brighten(wood, 0.8), { weight: 0.9 }))),
      under(boxPiece(place, plank, wood, { weight: 1 })),
    ];
  }
  const leg = (x: number, z: number): Box => ({
    left: x - 0.022,
    right: x + 0.022,
    bottom: 0,
    top: 0.39,
    near: z - 0.022,
    far: z + 0.022,
  });
  const seat: Box = { left: -0.23, right: 0.23, bottom: 0.39, top: 0.43, near: -0.24, far: 0.2 };
  const back: Box = { left: -0.22, right: 0.22, bottom: 0.62, top: 0.88, near: 0.2, far: 0.23 };
  const posts = [-0.2, 0.2].map((x): Box => ({
    left: x - 0.02,
    right: x + 0.02,
    bottom: 0.4,
    top: 0.88,
    near: 0.2,
    far: 0.23,
  }));
  return [
    ...[leg(-0.2, 0.18), leg(0.2, 0.18), leg(-0.2, -0.2), leg(0.2, -0.2)].map((box) =>
      under(boxPiece(place, box, brighten(wood, 0.8), { weight: 0.7 })),
    ),
    under(boxPiece(place, seat, wood, { weight: 0.9 })),
    ...posts.map((box) => boxPiece(place, box, brighten(wood, 0.9), { weight: 0.7 })),
    boxPiece(place, back, wood, { weight: 0.9 }),
  ];
}
