import { blend, brighten, css, multiply, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { panel, type Place, slab } from './solids.ts';

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
