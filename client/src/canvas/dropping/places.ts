import type { NodeRecord } from '@dailies/shared/document';
import { HEADER_PX } from '../shapes/portLayout.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where a node lies. */
export const boxOf = ({ pos: [x, y], size: [w, h] }: Pick<NodeRecord, 'pos' | 'size'>): Box => ({ x, y, w, h });

/** Canvas pixels between nodes that are put down together. */
const GAP_PX = 32;
/** How far under its top a node is held while it is put down: by its header. */
const GRIP_PX = HEADER_PX / 2;
const WIDTH_PX = 280;
/** A picture as tall as a phone's stays within a screen. */
const TALLEST_PX = 420;
const SMALLEST_PX = 96;
const UNKNOWN_PX = 180;

/** The size of a node for a picture: its width kept, its height the picture's. */
export function sizeFor(width: number | null, height: number | null): readonly [w: number, h: number] {
  if (width === null || height === null) return [WIDTH_PX, HEADER_PX + UNKNOWN_PX];
  const tall = (WIDTH_PX * height) / width;
  return [WIDTH_PX, HEADER_PX + Math.round(Math.min(TALLEST_PX, Math.max(SMALLEST_PX, tall)))];
}

const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + GAP_PX && b.x < a.x + a.w + GAP_PX && a.y < b.y + b.h + GAP_PX && b.y < a.y + a.h + GAP_PX;

/** A box, as far down as it meets no other. */
function below(box: Box, others: readonly Box[]): Box {
  let place = box;
  // Each step goes below something, and there is a lowest one.
  for (;;) {
    const at = place;
    const inWay = others.find((other) => meets(other, at));
    if (inWay === undefined) return place;
    place = { ...place, y: inWay.y + inWay.h + GAP_PX };
  }
}

/** More than that go into a row of their own. */
const IN_A_ROW = 6;

/** Boxes side by side under a top, each row as tall as its tallest; from the left. */
function laidOut(sizes: readonly (readonly [w: number, h: number])[]): readonly Box[] {
  const boxes: Box[] = [];
  let y = 0;
  for (let from = 0; from < sizes.length; from += IN_A_ROW) {
    const row = sizes.slice(from, from + IN_A_ROW);
    let x = 0;
    for (const [w, h] of row) {
      boxes.push({ x, y, w, h });
      x += w + GAP_PX;
    }
    y += Math.max(...row.map(([, h]) => h)) + GAP_PX;
  }
  return boxes;
}

/**
 * Places for boxes of these sizes in rows, whose middle is at a point and whose tops run a little above
 * it; where they would cover others, as far below as they do not.
 */
export function inRows(
  sizes: readonly (readonly [w: number, h: number])[],
  [x, y]: readonly [x: number, y: number],
  others: readonly Box[],
): readonly (readonly [x: number, y: number])[] {
  const boxes = laidOut(sizes);
  const w = Math.max(...boxes.map((box) => box.x + box.w));
  const h = Math.max(...boxes.map((box) => box.y + box.h));
  const whole = below({ x: x - w / 2, y: y - GRIP_PX, w, h }, others);
  return boxes.map((box) => [Math.round(whole.x + box.x), Math.round(whole.y + box.y)]);
}

/** A place to the right of a box (right of all others without one) that covers nothing: as far up as there is room. */
export function freePlace(
  others: readonly Box[],
  [w, h]: readonly [w: number, h: number],
  from?: Box,
): readonly [x: number, y: number] {
  const right = Math.max(0, ...others.map((box) => box.x + box.w + GAP_PX));
  const top = others.length === 0 ? 0 : Math.min(...others.map(({ y }) => y));
  const wanted = from === undefined ? { x: right, y: top } : { x: from.x + from.w + 2 * GAP_PX, y: from.y };
  const place = below({ ...wanted, w, h }, others);
  return [Math.round(place.x), Math.round(place.y)];
}
