const WHITE = '#ffffff';
const BLACK = '#0b0c0f';

/** What is brighter than this reads better with black on it than with white (WCAG's relative luminance). */
const HALF_WAY = 0.179;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever is legible on a colour (`#rrggbb`): at least 4.5 to 1 on any. */
export const inkOn = (colour: string): string => (luminance(colour) > HALF_WAY ? BLACK : WHITE);
