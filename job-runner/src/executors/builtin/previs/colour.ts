/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Of `#rrggbb`. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function css([red, green, blue]: Rgb, alpha = 1): string {
  const part = (value: number) => Math.round(Math.min(Math.max(value, 0), 255));
  return alpha === 1
    ? `rgb(${part(red)},${part(green)},${part(blue)})`
    : `rgba(${part(red)},${part(green)},${part(blue)},${alpha.toFixed(3)})`;
}

export const blend = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];

/** As light of colour `b` on paint of colour `a`: white leaves it as it is. */
export const multiply = (a: Rgb, b: Rgb): Rgb => [(a[0] * b[0]) / 255, (a[1] * b[1]) / 255, (a[2] * b[2]) / 255];

export const brighten = (a: Rgb, factor: number): Rgb => [a[0] * factor, a[1] * factor, a[2] * factor];

/** Perceived lightness from 0 to 255. */
export const luma = ([red, green, blue]: Rgb): number => 0.299 * red + 0.587 * green + 0.114 * blue;

/** Towards its own grey: 0 is grey, 1 leaves it. */
export function saturate(a: Rgb, amount: number): Rgb {
  const grey = luma(a);
  return blend([grey, grey, grey], a, amount);
}

/** Kept within a lightness range, hue kept, so that ink and tones stay readable on it. */
export function within(a: Rgb, lowest: number, highest: number): Rgb {
  const light = luma(a);
  if (light < lowest) return blend(a, [255, 255, 255], (lowest - light) / Math.max(255 - light, 1));
  if (light > highest) return brighten(a, highest / light);
  return a;
}
