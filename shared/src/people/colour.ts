import { sha256Hex } from '../ids/index.ts';

/** Told apart on a dark and on a light canvas. */
const COLOURS = [
  '#ff6b6b',
  '#f783ac',
  '#cc5de8',
  '#845ef7',
  '#5c7cfa',
  '#339af0',
  '#22b8cf',
  '#20c997',
  '#51cf66',
  '#94d82d',
  '#fcc419',
  '#ff922b',
] as const;

/** A person's colour, the same everywhere and for ever. */
export function colourOf(user: string): string {
  const place = Number.parseInt(sha256Hex(`colour:${user}`).slice(0, 8), 16) % COLOURS.length;
  return COLOURS[place] ?? COLOURS[0];
}
