import type { NodeRecord } from '@dailies/shared/document';

/** Shots at once, at most: what one command takes. */
const AT_MOST = 200;
const RANGE = /^(.*?)(\d+)\s*(?:-|–|—|\.\.|to)\s*(.*?)(\d+)(?:\s+by\s+(\d+))?$/i;
const USUAL_STEP = 10;

/** Names, or why they could not be read. */
export type NamesRead = { readonly names: readonly string[] } | { readonly problem: string };

/** `SH010–SH100 by 10` → SH010, SH020 … SH100; undefined where a line is no range. */
function rangeOf(line: string): NamesRead | undefined {
  const [, before = '', from = '', beforeEnd = '', to = '', by] = RANGE.exec(line) ?? [];
  if (from === '' || (beforeEnd !== '' && beforeEnd !== before)) return undefined;
  const [first, last, step] = [Number(from), Number(to), by === undefined ? USUAL_STEP : Number(by)];
  if (step === 0) return { problem: `“${line}” counts by nothing; write for instance “by 10”.` };
  if (last < first) return { problem: `“${line}” ends before it begins.` };
  if ((last - first) / step >= AT_MOST)
    return { problem: `“${line}” is more than ${AT_MOST} shots; add them in parts.` };
  const names: string[] = [];
  for (let number = first; number <= last; number += step) {
    names.push(`${before}${String(number).padStart(from.length, '0')}`);
  }
  return { names };
}

/** Reads what is typed into “Add shots”: a name a line or between commas, or a range such as `SH010–SH100 by 10`. */
export function readNames(text: string): NamesRead {
  const parts = text
    .split(/[\n,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const names: string[] = [];
  for (const part of parts) {
    const range = rangeOf(part) ?? { names: [part] };
    if ('problem' in range) return range;
    names.push(...range.names);
  }
  if (names.length > AT_MOST) return { problem: `These are ${names.length} shots; ${AT_MOST} can be added at once.` };
  const long = names.find((name) => name.length > 200);
  if (long !== undefined) return { problem: `“${long.slice(0, 40)}…” is too long for a name; 200 characters fit.` };
  return { names };
}

/** Pixels of the canvas between new shots, and between their row and what is there. */
const GAP_PX = 40;
const ROW_GAP_PX = 120;
const A_ROW = 10;

/** Where new shots of a size go: rows of ten, below everything that is at the top of the canvas. */
export function placesBelow(
  nodes: Iterable<Pick<NodeRecord, 'pos' | 'size' | 'scene'>>,
  size: readonly [number, number],
  count: number,
): (readonly [number, number])[] {
  const top = [...nodes].filter(({ scene }) => scene === null);
  const left = top.length === 0 ? 0 : Math.min(...top.map(({ pos }) => pos[0]));
  const below = top.length === 0 ? 0 : Math.max(...top.map(({ pos, size: own }) => pos[1] + own[1])) + ROW_GAP_PX;
  return Array.from({ length: count }, (_, index) => [
    left + (index % A_ROW) * (size[0] + GAP_PX),
    below + Math.floor(index / A_ROW) * (size[1] + GAP_PX),
  ]);
}
