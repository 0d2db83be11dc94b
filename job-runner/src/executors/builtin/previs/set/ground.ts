import type { Vec3 } from '@dailies/shared/cinema';
import { blend, css, multiply, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { horizonPx } from './sky.ts';

const FAR_METRES = 4_000;

/** The ground out to the horizon, fading into the haze. */
export function paintGround(brush: Brush, colour: Rgb, fade = 0.75): void {
  const { context, heightPx, palette } = brush;
  const corners: Vec3[] = [
    [-FAR_METRES, 0, -FAR_METRES],
    [FAR_METRES, 0, -FAR_METRES],
    [FAR_METRES, 0, FAR_METRES],
    [-FAR_METRES, 0, FAR_METRES],
  ];
  const spots = brush.outline(corners);
  if (spots.length < 3) return;
  const lit = multiply(colour, palette.light);
  const horizon = Math.max(horizonPx(brush), -heightPx);
  const tone = context.createLinearGradient(0, horizon, 0, Math.max(heightPx, horizon + heightPx * 0.6));
  tone.addColorStop(0, css(blend(lit, palette.haze, fade)));
  tone.addColorStop(0.16, css(blend(lit, palette.haze, fade * 0.45)));
  tone.addColorStop(0.6, css(lit));
  tone.addColorStop(1, css(blend(lit, multiply(colour, palette.shade), 0.3)));
  context.beginPath();
  brush.trace(spots);
  context.fillStyle = tone;
  context.fill();
}
