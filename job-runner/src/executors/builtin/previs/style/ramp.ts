import { blend, luma, type Rgb } from '../colour.ts';

/** A colour for a lightness from 0 to 255. */
export type Ramp = (light: number) => Rgb;

const INK: Rgb = [24, 22, 28];
const PAPER: Rgb = [252, 249, 242];

/**
 * Colours laid along lightness: near black first, then they from dark to light, then paper. `hold` is
 * how far each keeps its own lightness against an even spread.
 */
export function rampOf(colours: readonly Rgb[], hold: number): Ramp {
  const sorted = colours.toSorted((a, b) => luma(a) - luma(b));
  const stops = [
    { at: 0, colour: blend(INK, sorted[0] ?? INK, 0.3) },
    ...sorted.map((colour, index) => {
      const even = ((index + 1) / (sorted.length + 1)) * 255;
      return { at: luma(colour) * (1 - hold) + even * hold, colour };
    }),
    { at: 255, colour: blend(PAPER, sorted.at(-1) ?? PAPER, 0.12) },
  ].toSorted((a, b) => a.at - b.at);
  const table = Array.from({ length: 256 }, (_, light): Rgb => {
    const above = stops.find(({ at }) => at >= light) ?? stops.at(-1);
    const below = stops.findLast(({ at }) => at <= light) ?? stops[0];
    if (above === undefined || below === undefined) return [light, light, light];
    const run = above.at - below.at;
    return run === 0 ? above.colour : blend(below.colour, above.colour, (light - below.at) / run);
  });
  return (light) => table[Math.min(Math.max(Math.round(light), 0), 255)] ?? INK;
}
