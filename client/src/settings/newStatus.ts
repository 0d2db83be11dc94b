import type { Status } from '@dailies/shared/document';

const COLOURS = ['#339af0', '#51cf66', '#ff922b', '#b197fc', '#fcc419', '#868e96'] as const;

/** A status that can be added to others: its id is its own, for good, whatever it is called later. */
export function newStatus(others: readonly Status[]): Status {
  const taken = new Set(others.map(({ id }) => id));
  let number = others.length + 1;
  while (taken.has(`status-${number}`)) number += 1;
  return {
    id: `status-${number}`,
    name: '',
    short: `S${number}`,
    colour: COLOURS[number % COLOURS.length] ?? COLOURS[0],
    class: 'in-progress',
  };
}

/** The short form follows the name: `Waiting for approval` → `WFA`, `Retake` → `RETA`. */
export function shortOf(name: string): string {
  const words = name.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const short = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? '').slice(0, 4);
  return short === '' ? '?' : short.slice(0, 8);
}
