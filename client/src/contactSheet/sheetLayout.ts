/** A sheet as a picture: sizes in its pixels. */
export interface SheetLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly headPx: number;
  readonly panelWidthPx: number;
  readonly pictureHeightPx: number;
  /** The left and the top corner of each panel, in order. */
  readonly corners: readonly (readonly [leftPx: number, topPx: number])[];
}

const SHEET_WIDTH_PX = 2_400;
export const MARGIN_PX = 72;
const GAP_PX = 40;
const HEAD_PX = 150;
/** What stands under a picture: its name, its camera and up to three lines of words; or the name only. */
const CAPTION_PX = { whole: 206, bare: 56 };
/** No taller: browsers draw nothing into what is larger, and say nothing. */
const TALLEST_PX = 12_000;

/** How many panels fit on one sheet: whole rows. */
export function panelsOnSheet(columns: number, aspect: number, isBare: boolean): number {
  const { rowPx } = rowOf(columns, aspect, isBare);
  return columns * Math.max(1, Math.floor((TALLEST_PX - HEAD_PX - 2 * MARGIN_PX) / rowPx));
}

function rowOf(columns: number, aspect: number, isBare: boolean) {
  const panelWidthPx = Math.floor((SHEET_WIDTH_PX - 2 * MARGIN_PX - (columns - 1) * GAP_PX) / columns);
  const pictureHeightPx = Math.round(panelWidthPx / aspect);
  return { panelWidthPx, pictureHeightPx, rowPx: pictureHeightPx + CAPTION_PX[isBare ? 'bare' : 'whole'] };
}

/** Where everything on a sheet goes; the sheet is as tall as its rows. */
export function sheetLayout(count: number, columns: number, aspect: number, isBare: boolean): SheetLayout {
  const { panelWidthPx, pictureHeightPx, rowPx } = rowOf(columns, aspect, isBare);
  const rows = Math.ceil(count / columns);
  return {
    widthPx: SHEET_WIDTH_PX,
    heightPx: 2 * MARGIN_PX + HEAD_PX + rows * rowPx,
    headPx: HEAD_PX,
    panelWidthPx,
    pictureHeightPx,
    corners: Array.from({ length: count }, (_, index) => [
      MARGIN_PX + (index % columns) * (panelWidthPx + GAP_PX),
      MARGIN_PX + HEAD_PX + Math.floor(index / columns) * rowPx,
    ]),
  };
}

/** A text in at most so many lines that fit; what does not fit ends in an ellipsis. */
export function linesOf(text: string, widthPx: number, most: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(' ').filter((word) => word !== '');
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= widthPx) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1)
      return [...lines, cut([line, ...words.slice(index)].join(' ').trim(), widthPx, measure)];
    if (line !== '') lines.push(line);
    line = word;
  }
  return line === '' ? lines : [...lines, cut(line, widthPx, measure)];
}

/** As much of a text as fits. */
export function cut(text: string, widthPx: number, measure: (text: string) => number): string {
  if (measure(text) <= widthPx) return text;
  let end = text.length;
  while (end > 1 && measure(`${text.slice(0, end).trimEnd()}…`) > widthPx) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
