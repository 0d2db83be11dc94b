import type { Vec3 } from '@dailies/shared/cinema';
import { blend, css, multiply, type Rgb } from '../colour.ts';
import type { Brush } from '../paint/Brush.ts';
import { between, type Random } from '../random.ts';

/** A line of hills, dunes, peaks or tree tops far off, all the way across. */
export interface Ridge {
  readonly farMetres: number;
  readonly lowMetres: number;
  readonly highMetres: number;
  /** 0 is rolling, 1 is jagged. */
  readonly jagged: number;
  readonly colour: Rgb;
  /** How much of it the haze has taken. */
  readonly haze: number;
}

export function ridge(
  random: Random,
  { farMetres, lowMetres, highMetres, jagged, colour, haze }: Ridge,
): (brush: Brush) => void {
  const waves = Array.from({ length: 5 }, (_, index) => ({
    rate: (1.6 + index * 2.3) * between(random, 0.8, 1.25),
    phase: random() * 2 * Math.PI,
    share: 1 / (1 + index * (1.5 - jagged * 0.7)),
  }));
  const total = waves.reduce((sum, wave) => sum + wave.share, 0);
  const points: Vec3[] = [];
  for (let step = 0; step <= 120; step += 1) {
    const angle = (step / 120 - 0.5) * 3;
    let height = 0;
    for (const { rate, phase, share } of waves) {
      const wave = Math.sin(angle * rate * 2.2 + phase);
      height += share * (jagged > 0.5 ? 1 - 2 * Math.abs(wave) : wave);
    }
    const level = 0.5 + height / (2 * total);
    points.push([
      Math.sin(angle) * farMetres,
      lowMetres + (highMetres - lowMetres) * level,
      Math.cos(angle) * farMetres,
    ]);
  }
  const closed: Vec3[] = [
    ...points,
    [Math.sin(1.5) * farMetres, -2, Math.cos(1.5) * farMetres],
    [Math.sin(-1.5) * farMetres, -2, Math.cos(-1.5) * farMetres],
  ];
  return (brush) => {
    const spots = brush.outline(closed);
    if (spots.length < 3) return;
    const { context, palette } = brush;
    const tone = blend(multiply(colour, blend(palette.light, palette.shade, 0.35)), palette.haze, haze);
    context.beginPath();
    brush.trace(spots);
    context.fillStyle = css(tone);
    context.fill();
    context.beginPath();
    brush.trace(brush.outline(points).slice(0, points.length), false);
    context.lineWidth = brush.linePx * 0.8;
    context.strokeStyle = css(blend(palette.ink, palette.haze, 0.35 + haze * 0.5), 0.6);
    context.stroke();
  };
}
