import { blend, css } from './colour.ts';
import type { Brush } from './paint/Brush.ts';
import { between, randomFor } from './random.ts';
import type { PrevisShot } from './readShot.ts';
import { says } from './words.ts';

type Weather = (brush: Brush, seconds: number) => void;

/** How much is in the air in front of the lens, and how long a fall takes over the picture's height. */
const RAIN = { drops: 170, fallSeconds: 0.55 };
const SNOW = { flakes: 190, fallSeconds: 6 };

/** What the words say falls from the sky; nothing indoors. Drawn over everything. */
export function weatherFor(shot: PrevisShot, indoors: boolean): Weather | undefined {
  if (indoors) return undefined;
  const words = `${shot.prompt} ${shot.location?.name ?? ''} ${shot.location?.description ?? ''}`;
  if (says(words, 'rain', 'raining', 'rainy', 'rainstorm', 'downpour', 'storm', 'drizzle')) return rain(shot.seed);
  if (says(words, 'snow', 'snowing', 'snowfall', 'blizzard', 'snowflake')) return snow(shot.seed);
  return undefined;
}

function rain(seed: number): Weather {
  const random = randomFor(`rain:${seed}`);
  const drops = Array.from({ length: RAIN.drops }, () => ({ x: random() * 1.3, y: random(), near: random() ** 2 }));
  return (brush, seconds) => {
    const { context, widthPx, heightPx, palette } = brush;
    context.lineCap = 'round';
    for (const layer of [0, 1, 2]) {
      context.beginPath();
      for (const { x, y, near } of drops) {
        if (Math.floor(near * 2.999) !== layer) continue;
        const fallen = (y + seconds / (RAIN.fallSeconds * (1.6 - near * 0.6))) % 1;
        const length = heightPx * (0.035 + near * 0.075);
        const left = (x - 0.15) * widthPx - fallen * heightPx * 0.16;
        const top = fallen * heightPx * 1.15 - heightPx * 0.1;
        context.moveTo(left, top);
        context.lineTo(left - length * 0.16, top + length);
      }
      context.lineWidth = brush.linePx * (0.5 + layer * 0.28);
      context.strokeStyle = css(blend(palette.skyLow, [255, 255, 255], 0.55), 0.34 + layer * 0.14);
      context.stroke();
    }
  };
}

function snow(seed: number): Weather {
  const random = randomFor(`snow:${seed}`);
  const flakes = Array.from({ length: SNOW.flakes }, () => ({
    x: random(),
    y: random(),
    near: random() ** 2.4,
    sway: between(random, 0, 6),
  }));
  return (brush, seconds) => {
    const { context, widthPx, heightPx } = brush;
    context.beginPath();
    for (const { x, y, near, sway } of flakes) {
      const fallen = (y + (seconds * (0.6 + near)) / SNOW.fallSeconds) % 1;
      const left = x * widthPx + Math.sin(seconds * 0.9 + sway) * heightPx * 0.014 * (1 + near);
      const top = fallen * heightPx * 1.1 - heightPx * 0.05;
      const radius = heightPx * (0.0019 + near * 0.0058);
      context.moveTo(left + radius, top);
      context.arc(left, top, radius, 0, 2 * Math.PI);
    }
    context.fillStyle = css([255, 255, 255], brush.palette.isNight ? 0.72 : 0.88);
    context.fill();
  };
}
