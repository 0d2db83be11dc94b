import { DEFAULT_STATUSES } from '@dailies/shared/document';
import { describe, expect, test } from 'vitest';
import tokens from './tokens.css?raw';

type Rgb = readonly [number, number, number];

/** WCAG 2.2: text, and what shows a control or a state. */
const TEXT_AT_LEAST = 4.5;
const CONTROL_AT_LEAST = 3;
/** How much of a status's colour is in its pill and in its words (`board/fields.module.css`). */
const PILL = 0.16;
const PILL_WORDS = 0.42;

function hex(colour: string): Rgb {
  const at = (start: number): number => Number.parseInt(colour.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}

const over = (top: Rgb, alpha: number, below: Rgb): Rgb => {
  const mix = (index: 0 | 1 | 2): number => top[index] * alpha + below[index] * (1 - alpha);
  return [mix(0), mix(1), mix(2)];
};

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** A scheme's tokens that are plain colours, and those that lie over another with an alpha. */
function schemeOf(name: string) {
  const block = new RegExp(`\\[data-mantine-color-scheme='${name}'\\] \\{([^}]*)\\}`).exec(tokens)?.[1] ?? '';
  const solid = new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, key, value]) => [key, value]));
  const soft = new Map(
    [...block.matchAll(/--([a-z-]+): rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)%\);/g)].map(([, key, r, g, b, alpha]) => [
      key,
      { colour: [Number(r), Number(g), Number(b)] as const, alpha: Number(alpha) / 100 },
    ]),
  );
  const colour = (key: string): Rgb => {
    const value = solid.get(key);
    if (value === undefined) throw new Error(`There is no colour --${key} in the ${name} scheme.`);
    return hex(value);
  };
  const softened = (key: string, below: Rgb): Rgb => {
    const value = soft.get(key);
    if (value === undefined) throw new Error(`There is no --${key} in the ${name} scheme.`);
    return over(value.colour, value.alpha, below);
  };
  return { colour, softened };
}

const SURFACES = ['ground', 'canvas', 'surface', 'raised', 'sunken'];
/** Around a picture that is judged: without any colour of its own; words on it are few and plain. */
const SURROUND_WORDS = ['text', 'dim'];
const WORDS = ['text', 'dim', 'faint', 'accent', 'good', 'warn', 'bad', 'changed'];

describe.each(['dark', 'light'])('the %s scheme', (name) => {
  const { colour, softened } = schemeOf(name);

  test.each(WORDS.flatMap((word) => SURFACES.map((surface) => [word, surface] as const)))(
    '--%s is legible on --%s',
    (word, surface) => {
      expect(contrast(colour(word), colour(surface))).toBeGreaterThanOrEqual(TEXT_AT_LEAST);
    },
  );

  test('the surround of a picture is neutral, and words are legible on it', () => {
    expect(new Set(colour('surround')).size).toBe(1);
    for (const word of SURROUND_WORDS)
      expect(contrast(colour(word), colour('surround'))).toBeGreaterThanOrEqual(TEXT_AT_LEAST);
  });

  test('words are legible where something is hovered or chosen', () => {
    for (const surface of ['ground', 'surface', 'raised']) {
      const below = colour(surface);
      expect(contrast(colour('accent'), softened('accent-soft', below))).toBeGreaterThanOrEqual(TEXT_AT_LEAST);
      expect(contrast(colour('bad'), softened('bad-soft', below))).toBeGreaterThanOrEqual(TEXT_AT_LEAST);
      for (const word of ['text', 'dim', 'faint']) {
        expect(contrast(colour(word), softened('hover', below))).toBeGreaterThanOrEqual(TEXT_AT_LEAST);
      }
    }
  });

  test('the ring of the focus stands out from every surface', () => {
    for (const surface of SURFACES)
      expect(contrast(colour('accent'), colour(surface))).toBeGreaterThanOrEqual(CONTROL_AT_LEAST);
  });

  test.each(DEFAULT_STATUSES.map((status) => [status.name, status.colour] as const))(
    'the pill of “%s” is legible',
    (_status, pill) => {
      for (const surface of ['ground', 'surface', 'raised']) {
        const below = over(hex(pill), PILL, colour(surface));
        const words = over(hex(pill), PILL_WORDS, colour('text'));
        expect(contrast(words, below)).toBeGreaterThanOrEqual(TEXT_AT_LEAST);
      }
    },
  );
});
