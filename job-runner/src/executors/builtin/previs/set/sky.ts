import type { Brush } from '../paint/Brush.ts';
import { blend, css } from '../colour.ts';

/** Where the horizon's middle lies on the canvas, from the top. */
export function horizonPx(brush: Brush): number {
  const { forward } = brush.view;
  const level = Math.hypot(forward[0], forward[2]);
  if (level < 0.02) return forward[1] < 0 ? -1e5 : 1e5;
  return brush.heightPx / 2 + (forward[1] / level) * brush.view.focalHeights * brush.heightPx;
}

/** The sky from top to horizon, and the floor's plain colour under it. */
export function paintSky(brush: Brush): void {
  const { context, widthPx, heightPx, palette } = brush;
  const horizon = horizonPx(brush);
  const sky = context.createLinearGradient(0, horizon - heightPx * 1.05, 0, horizon);
  sky.addColorStop(0, css(palette.skyTop));
  sky.addColorStop(0.55, css(blend(palette.skyTop, palette.skyLow, 0.55)));
  sky.addColorStop(1, css(palette.skyLow));
  context.fillStyle = sky;
  context.fillRect(0, 0, widthPx, heightPx);
}
