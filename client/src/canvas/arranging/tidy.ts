/** A box on the canvas, in canvas pixels. */
export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export type Place = readonly [x: number, y: number];
export type Tidying = 'grid' | 'row' | 'column';

/** As far apart as tidied things stand; ports and their names have room between. */
const TIDY_GAP_PX = 48;

/**
 * Boxes in reading order: line by line from the top, each from the left. A line is what overlaps its
 * first box by half of the lower of both.
 */
export function inReadingOrder<T extends Box>(boxes: readonly T[]): readonly T[] {
  const lines: { top: number; bottom: number; boxes: T[] }[] = [];
  for (const box of boxes.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.find(({ top, bottom }) => {
      const overlap = Math.min(bottom, box.y + box.h) - Math.max(top, box.y);
      return overlap >= Math.min(bottom - top, box.h) / 2;
    });
    if (line === undefined) lines.push({ top: box.y, bottom: box.y + box.h, boxes: [box] });
    else line.boxes.push(box);
  }
  return lines.flatMap((line) => line.boxes.toSorted((a, b) => a.x - b.x));
}

const COLUMNS: Readonly<Record<Tidying, (count: number) => number>> = {
  grid: (count) => Math.ceil(Math.sqrt(count)),
  row: (count) => count,
  column: () => 1,
};

/**
 * Where boxes come to stand when they are tidied: in reading order, from the top left corner of them
 * all; a column is as wide as its widest, a line as high as its highest.
 */
export function tidy(boxes: readonly Box[], into: Tidying, gapPx: number = TIDY_GAP_PX): ReadonlyMap<string, Place> {
  const ordered = inReadingOrder(boxes);
  const columns = Math.max(1, COLUMNS[into](ordered.length));
  const widths: number[] = [];
  const heights: number[] = [];
  for (const [index, { w, h }] of ordered.entries()) {
    const [column, line] = [index % columns, Math.floor(index / columns)];
    widths[column] = Math.max(widths[column] ?? 0, w);
    heights[line] = Math.max(heights[line] ?? 0, h);
  }
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const before = (sizes: readonly number[], count: number): number =>
    sizes.slice(0, count).reduce((sum, size) => sum + size + gapPx, 0);
  return new Map(
    ordered.map(({ id }, index): [string, Place] => [
      id,
      [left + before(widths, index % columns), top + before(heights, Math.floor(index / columns))],
    ]),
  );
}
