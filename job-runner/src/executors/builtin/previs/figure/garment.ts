import type { Vec3 } from '@dailies/shared/cinema';
import { blend, brighten, css, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import type { Spot } from '../paint/Spot.ts';
import type { Physique } from './physique.ts';
import type { Trunk } from './trunk.ts';

export interface GarmentPaint {
  readonly brush: Brush;
  readonly physique: Physique;
  readonly trunk: Trunk;
  readonly toWorld: (point: Vec3) => Vec3;
  readonly tones: (colour: Rgb) => { light: Rgb; shade: Rgb };
  readonly ink: Rgb;
  readonly linePx: number;
}

/** Plackets, lapels, pockets and buttons on the trunk's front. The path is clipped to the trunk before. */
export function paintGarment({ brush, physique, trunk, toWorld, tones, ink, linePx }: GarmentPaint): void {
  const { context } = brush;
  const at = (x: number, height: number, lift = 0.002): Spot =>
    brush.spot(toWorld(trunk.front(x, height, lift))) ?? [-1e4, -1e4];
  const stroke = (spots: readonly Spot[], weight = 0.8, alpha = 0.75) => {
    context.beginPath();
    brush.trace(spots, false);
    context.lineWidth = linePx * weight;
    context.strokeStyle = css(ink, alpha);
    context.stroke();
  };
  const fill = (spots: readonly Spot[], colour: Rgb, line = 0.8) => {
    context.beginPath();
    brush.trace(spots);
    context.fillStyle = css(colour);
    context.fill();
    if (line === 0) return;
    context.lineWidth = linePx * line;
    context.strokeStyle = css(ink, 0.85);
    context.stroke();
  };
  const down = (x: number, from: number, to: number, steps = 8): Spot[] =>
    Array.from({ length: steps + 1 }, (_, step) => at(x, from + ((to - from) * step) / steps));
  const button = (x: number, height: number, size = 0.0065) => {
    const centre = toWorld(trunk.front(x, height));
    const radius = brush.pxPerMetre(Math.max(brush.depthOf(centre), 0.1)) * size;
    const [cx, cy] = at(x, height);
    context.beginPath();
    context.arc(cx, cy, Math.max(radius, 0.4), 0, 2 * Math.PI);
    context.fillStyle = css(blend(physique.top, ink, 0.6));
    context.fill();
  };
  const top = tones(physique.top);
  const under = tones(physique.under);

  switch (physique.outfit) {
    case 'tee':
      stroke([at(-0.12, trunk.hem + 0.02), at(0, trunk.hem + 0.016), at(0.12, trunk.hem + 0.02)], 0.6, 0.5);
      break;
    case 'dress':
      stroke([at(-0.15, 1.075), at(-0.07, 1.066), at(0, 1.064), at(0.07, 1.066), at(0.15, 1.075)], 0.9, 0.8);
      for (const x of [-0.1, -0.03, 0.05, 0.12])
        stroke([at(x * 0.8, 1.05), at(x * 1.5, 0.78), at(x * 2, 0.56)], 0.6, 0.42);
      break;
    case 'shirt':
      stroke(down(0.013, 1.455, trunk.hem), 0.7, 0.6);
      for (let height = 1.4; height > trunk.hem + 0.04; height -= 0.085) button(0, height);
      for (const side of [-1, 1]) {
        fill(
          [
            at(side * 0.012, 1.452),
            at(side * 0.07, 1.476),
            at(side * 0.085, 1.452),
            at(side * 0.062, 1.4),
            at(side * 0.03, 1.425),
          ],
          top.light,
        );
      }
      stroke([at(0.06, 1.3), at(0.06, 1.235), at(0.135, 1.235), at(0.135, 1.3), at(0.06, 1.3)], 0.6, 0.5);
      break;
    case 'hoodie':
      for (const side of [-1, 1]) {
        stroke([at(side * 0.03, 1.44), at(side * 0.034, 1.39), at(side * 0.03, 1.33)], 1.1, 0.8);
        stroke(
          [at(side * 0.1, trunk.hem + 0.05), at(side * 0.115, 1.02), at(side * 0.075, 1.1), at(0, 1.1)],
          0.8,
          0.65,
        );
      }
      stroke([at(-0.15, trunk.hem + 0.045), at(0, trunk.hem + 0.04), at(0.15, trunk.hem + 0.045)], 0.7, 0.6);
      break;
    case 'jacket':
    case 'coat': {
      const coat = physique.outfit === 'coat';
      const low = coat ? 1.2 : 1.13;
      fill(
        [at(-0.062, 1.48), at(0, 1.47), at(0.062, 1.48), at(0.05, 1.36), at(0.004, low), at(-0.05, 1.36)],
        under.light,
        0,
      );
      stroke(down(0, 1.455, low + 0.02), 0.6, 0.5);
      for (const side of [-1, 1]) {
        // The shirt's collar, then the lapel with its notch.
        fill(
          [at(side * 0.004, 1.45), at(side * 0.05, 1.482), at(side * 0.06, 1.44), at(side * 0.034, 1.405)],
          brighten(under.light, 1.04),
          0.7,
        );
        const lapel = [
          at(side * 0.06, 1.485),
          at(side * 0.09, 1.455),
          at(side * (coat ? 0.13 : 0.112), 1.375),
          at(side * (coat ? 0.098 : 0.086), 1.365),
          at(side * (coat ? 0.118 : 0.1), 1.345),
          at(side * 0.004, low - 0.01),
          at(side * 0.048, 1.37),
        ];
        fill(lapel, brighten(top.light, 0.93), 0.9);
        stroke([at(side * 0.08, coat ? 0.98 : 0.99), at(side * 0.14, coat ? 1 : 1)], 0.9, 0.7);
      }
      stroke(down(coat ? 0.03 : 0.004, low, trunk.hem, 10), 0.9, 0.8);
      if (coat) {
        for (const height of [1.17, 1.07, 0.97]) for (const x of [-0.04, 0.055]) button(x, height, 0.009);
        stroke([at(-0.16, 1.045), at(0, 1.035), at(0.16, 1.045)], 0.7, 0.6);
      } else {
        for (const height of [1.1, 1.01]) button(0.012, height, 0.008);
        stroke([at(0.08, 1.3), at(0.13, 1.306)], 0.8, 0.7);
      }
      break;
    }
  }
}
