export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Height of the line of facts below a scene's sheet, in canvas pixels. */
export const FOOT_PX = 36;
/** Room around a contact sheet, and between its pictures, in canvas pixels. */
const PADDING_PX = 12;
const GAP_PX = 6;
/** Smaller than this a picture says nothing. */
const SMALLEST_PX = 56;

/**
 * Where the pictures of a contact sheet lie in a box: all in rows, as large as they can be; of more than there
 * is room for only the first. Pure: the body on the canvas and the one that is painted from afar are the same.
 */
export function sheetLayout(count: number, widthPx: number, heightPx: number, aspect: number): readonly Cell[] {
  const [width, height] = [widthPx - 2 * PADDING_PX, heightPx - 2 * PADDING_PX];
  if (count === 0 || width < SMALLEST_PX || height < SMALLEST_PX / 2) return [];
  const widthOf = (columns: number): number => (width - (columns - 1) * GAP_PX) / columns;
  const rowsAt = (columns: number): number => Math.floor((height + GAP_PX) / (widthOf(columns) / aspect + GAP_PX));
  const most = Math.max(1, Math.floor((width + GAP_PX) / (SMALLEST_PX + GAP_PX)));
  let columns = 1;
  while (columns < most && columns * rowsAt(columns) < count) columns += 1;
  // A box too flat for one row of this width: the row is as high as the box.
  const w = rowsAt(columns) === 0 ? Math.min(widthOf(columns), height * aspect) : widthOf(columns);
  const h = w / aspect;
  const shown = Math.min(count, columns * Math.max(1, rowsAt(columns)));
  return Array.from({ length: shown }, (_, index) => ({
    x: PADDING_PX + (index % columns) * (w + GAP_PX),
    y: PADDING_PX + Math.floor(index / columns) * (h + GAP_PX),
    w,
    h,
  }));
}
