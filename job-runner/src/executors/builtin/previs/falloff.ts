import type { TimeOfDay } from '@dailies/shared/cinema';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { css, type Rgb } from './colour.ts';
import type { Spot } from './paint/Spot.ts';

/** How dark a picture's edges fall against its lead: not at all by day, much where one lamp lights the place. */
const OUTDOORS: Readonly<Record<TimeOfDay, number>> = {
  'dawn': 0.16,
  'day': 0,
  'golden-hour': 0.2,
  'dusk': 0.34,
  'night': 0.52,
};
const INDOORS: Readonly<Record<TimeOfDay, number>> = {
  'dawn': 0.2,
  'day': 0,
  'golden-hour': 0.24,
  'dusk': 0.4,
  'night': 0.66,
};

/** Lets the light fall off round whom the picture is of, so that the eye goes there first. */
export function paintFalloff(
  context: SKRSContext2D,
  middle: Spot,
  {
    time,
    indoors,
    shade,
    widthPx,
    heightPx,
  }: {
    readonly time: TimeOfDay;
    readonly indoors: boolean;
    readonly shade: Rgb;
    readonly widthPx: number;
    readonly heightPx: number;
  },
): void {
  const strength = (indoors ? INDOORS : OUTDOORS)[time];
  if (strength === 0) return;
  const reach = Math.hypot(widthPx, heightPx) * 0.62;
  const [x, y] = middle;
  const fall = context.createRadialGradient(x, y, heightPx * 0.2, x, y, reach);
  const dark: Rgb = [shade[0] * 0.32, shade[1] * 0.32, shade[2] * 0.4];
  fall.addColorStop(0, css(dark, 0));
  fall.addColorStop(0.45, css(dark, strength * 0.34));
  fall.addColorStop(1, css(dark, strength));
  context.fillStyle = fall;
  context.fillRect(0, 0, widthPx, heightPx);
}
