import type { Vec3 } from '@dailies/shared/cinema';
import { css } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';

/** A pool of lamplight round a point. */
export function glowAt(brush: Brush, at: Vec3, radiusMetres: number, strength: number): void {
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
