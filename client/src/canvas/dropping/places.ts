import { HEADER_PX } from '../shapes/portLayout.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Canvas pixels between nodes that are put down together. */
const GAP_PX = 32;
const WIDTH_PX = 280;
/** A picture as tall as a phone's stays within a screen. */
const TALLEST_PX = 420;
const SMALLEST_PX = 96;

/** The size of a node for a picture: its width kept, its height the picture's. */
export function sizeFor(width: number | null, height: number | null): readonly [w: number, h: number] {
  if (width === null || height === null) return [WIDTH_PX, HEADER_PX + 180];
  const tall = (WIDTH_PX * height) / width;
  return [WIDTH_PX, HEADER_PX + Math.round(Math.min(TALLEST_PX, Math.max(SMALLEST_PX, tall)))];
}

/** Places for boxes of these sizes in a row, whose middle is a point; a single one lies around it. */
export function inRow(
  sizes: readonly (readonly [w: number, h: number])[],
  [x, y]: readonly [x: number, y: number],
): readonly (readonly [x: number, y: number])[] {
  const width = sizes.reduce((sum, [w]) => sum + w, 0) + GAP_PX * (sizes.length - 1);
  const tallest = Math.max(...sizes.map(([, h]) => h));
  let left = x - width / 2;
  return sizes.map(([w]) => {
    const place = [Math.round(left), Math.round(y - tallest / 2)] as const;
    left += w + GAP_PX;
    return place;
  });
}

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + GAP_PX && b.x < a.x + a.w + GAP_PX && a.y < b.y + b.h + GAP_PX && b.y < a.y + a.h + GAP_PX;

/** A place to the right of a box (right of all others without one) that covers nothing: as far up as there is room. */
export function freePlace(
  others: readonly Box[],
  [w, h]: readonly [w: number, h: number],
  from?: Box,
): readonly [x: number, y: number] {
  const right = Math.max(0, ...others.map((box) => box.x + box.w + GAP_PX));
  const top = others.length === 0 ? 0 : Math.min(...others.map(({ y }) => y));
  let place = from === undefined ? { x: right, y: top, w, h } : { x: from.x + from.w + 2 * GAP_PX, y: from.y, w, h };
  // Each step goes below something, and there is a lowest one.
  for (let inWay = others.find((box) => meets(box, place)); inWay !== undefined;) {
    place = { ...place, y: inWay.y + inWay.h + GAP_PX };
    inWay = others.find((box) => meets(box, place));
  }
  return [Math.round(place.x), Math.round(place.y)];
}
