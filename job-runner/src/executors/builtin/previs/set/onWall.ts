import { blend, brighten, css, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { panel, type Place } from './solids.ts';

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
