import { add, scale, type Vec3 } from '@dailies/shared/cinema';
import { blend, css, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { between, type Random } from '../random.ts';

/** Where the horizon's middle lies on the canvas, from the top. */
export function horizonPx(brush: Brush): number {
  const { forward } = brush.view;
  const level = Math.hypot(forward[0], forward[2]);
  if (level < 0.02) return forward[1] < 0 ? -1e5 : 1e5;
  return brush.heightPx / 2 + (forward[1] / level) * brush.view.focalHeights * brush.heightPx;
}

/** The sky's own tones, from the top to the horizon. */
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

interface Cloud {
  readonly at: Vec3;
  readonly puffs: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
}

/** Flat-bottomed clouds, far off, and the sun or the moon where the hour has one to show. */
export function skyLights(
  random: Random,
  options: { sun: 'none' | 'sun' | 'moon'; low: boolean; clouds: number },
): (brush: Brush) => void {
  const side = random() < 0.5 ? -1 : 1;
  const discAt: Vec3 = scale(
    [side * between(random, 0.12, 0.3), options.low ? 0.035 : between(random, 0.2, 0.3), 1],
    3_000,
  );
  const clouds: Cloud[] = Array.from({ length: options.clouds }, () => {
    const far = between(random, 900, 2_200);
    const size = far * between(random, 0.05, 0.12);
    const count = 4 + Math.floor(random() * 4);
    return {
      at: [between(random, -0.9, 0.9) * far, far * between(random, 0.06, 0.42), far],
      puffs: Array.from({ length: count }, (_, index) => {
        const along = (index / (count - 1)) * 2 - 1;
        return {
          x: along * size,
          y: 0,
          radius: size * (0.22 + 0.34 * (1 - along * along)) * between(random, 0.75, 1.2),
        };
      }),
    };
  });
  const stars = Array.from({ length: 70 }, (): Vec3 => {
    const round = between(random, -1.2, 1.2);
    const up = between(random, 0.05, 1.1);
    return scale([Math.sin(round) * Math.cos(up), Math.sin(up), Math.cos(round) * Math.cos(up)], 3_000);
  });
  return (brush) => {
    const { context, palette, heightPx } = brush;
    if (palette.isNight) {
      context.fillStyle = css([226, 232, 246], 0.7);
      stars.forEach((star, index) => {
        const spot = brush.spot(star);
        if (spot === undefined) return;
        context.beginPath();
        context.arc(spot[0], spot[1], heightPx * (index % 7 === 0 ? 0.0021 : 0.0012), 0, 2 * Math.PI);
        context.fill();
      });
    }
    if (options.sun !== 'none') paintDisc(brush, discAt, options.sun === 'moon' ? [236, 238, 240] : [255, 246, 222]);
    for (const cloud of clouds) paintCloud(brush, cloud);
  };
}

function paintDisc(brush: Brush, at: Vec3, colour: Rgb): void {
  const spot = brush.spot(add(at, brush.view.position));
  if (spot === undefined) return;
  const { context, heightPx, palette } = brush;
  const radius = heightPx * 0.045;
  const glow = context.createRadialGradient(
    spot[0],
    spot[1],
    radius * 0.9,
    spot[0],
    spot[1],
    radius * (palette.isNight ? 4 : 8),
  );
  glow.addColorStop(0, css(colour, palette.isNight ? 0.28 : 0.6));
  glow.addColorStop(1, css(colour, 0));
  context.fillStyle = glow;
  context.fillRect(0, 0, brush.widthPx, heightPx);
  context.beginPath();
  context.arc(spot[0], spot[1], radius, 0, 2 * Math.PI);
  context.fillStyle = css(colour);
  context.fill();
}

function paintCloud(brush: Brush, { at, puffs }: Cloud): void {
  const { context, palette } = brush;
  const depth = brush.depthOf(at);
  const base = brush.spot(at);
  if (depth <= 0 || base === undefined) return;
  const perMetre = brush.pxPerMetre(depth);
  context.beginPath();
  for (const { x, y, radius } of puffs) {
    const cx = base[0] + x * perMetre;
    const cy = base[1] - y * perMetre;
    const r = radius * perMetre;
    context.moveTo(cx + r, cy);
    context.arc(cx, cy, r, 0, Math.PI, true);
    context.closePath();
  }
  const light = blend(palette.skyLow, palette.isNight ? palette.skyTop : [255, 255, 255], palette.isNight ? 0.45 : 0.5);
  context.fillStyle = css(light, palette.isNight ? 0.4 : 0.72);
  context.fill();
}
