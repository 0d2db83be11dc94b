import { blend, brighten, css, multiply } from '../colour.ts';
import type { SetPlan, Setting } from './Setting.ts';
import { placeBy } from './solids.ts';

/** Nothing is said of the place: a quiet sweep of paper with a pool of light and a floor that still has depth. */
export function studio(plan: SetPlan): Setting {
  const { palette, distanceMetres } = plan;
  const place = placeBy(plan.turnRadians);
  const base = palette.wall;
  return {
    hazeMetres: 60,
    backdrop: [
      (brush) => {
        const { context, widthPx, heightPx, light } = brush;
        const wall = context.createLinearGradient(0, 0, 0, heightPx);
        wall.addColorStop(0, css(multiply(base, blend(palette.light, palette.shade, 0.42))));
        wall.addColorStop(1, css(multiply(brighten(base, 1.04), blend(palette.light, palette.shade, 0.04))));
        context.fillStyle = wall;
        context.fillRect(0, 0, widthPx, heightPx);
        // The key's pool on the wall lies to its side.
        const middle = widthPx * (0.5 + light[0] * 0.22);
        const pool = context.createRadialGradient(
          middle,
          heightPx * 0.36,
          heightPx * 0.05,
          middle,
          heightPx * 0.36,
          heightPx * 0.95,
        );
        pool.addColorStop(0, css(multiply([255, 252, 244], palette.light), 0.55));
        pool.addColorStop(1, css(multiply(base, palette.light), 0));
        context.fillStyle = pool;
        context.fillRect(0, 0, widthPx, heightPx);
      },
      (brush) => {
        const far = Math.max(6, distanceMetres * 0.8);
        const outline = brush.outline([
          [-400, 0, -distanceMetres - 40],
          [400, 0, -distanceMetres - 40],
          [400, 0, far],
          [-400, 0, far],
        ]);
        if (outline.length >= 3) {
          const { context, heightPx } = brush;
          const edge = Math.min(...outline.map(([, y]) => y));
          const floor = context.createLinearGradient(0, edge, 0, Math.max(heightPx, edge + heightPx * 0.5));
          const tone = multiply(blend(palette.ground, base, 0.5), palette.light);
          floor.addColorStop(0, css(tone, 0));
          floor.addColorStop(0.35, css(tone, 0.75));
          floor.addColorStop(1, css(brighten(tone, 0.93), 1));
          context.beginPath();
          brush.trace(outline);
          context.fillStyle = floor;
          context.fill();
        }
        for (let line = -12; line <= 12; line += 1) {
          const x = line * 1.5;
          brush.line([place(x, 0, -distanceMetres - 14), place(x, 0, far * 0.85)], { weight: 0.6, alpha: 0.13 });
          brush.line([place(-18, 0, x), place(18, 0, x)], { weight: 0.6, alpha: 0.13 });
        }
      },
    ],
    pieces: [],
  };
}
