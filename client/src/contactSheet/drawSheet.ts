import { mediaUrl } from '../media/mediaUrl.ts';
import { lengthText, type Panel, takeText } from './Panel.ts';
import { cut, linesOf, MARGIN_PX, panelsOnSheet, sheetLayout } from './sheetLayout.ts';

/** What a sheet as a picture says and holds. */
export interface DrawnSheet {
  readonly title: string;
  readonly subtitle: string;
  readonly panels: readonly Panel[];
  readonly columns: number;
  readonly aspect: number;
  readonly isBare: boolean;
}

const PAPER = '#ffffff';
const INK = '#16191f';
const DIM = '#4a515d';
const FRAME = '#d6d6d6';

/** The picture behind a take; null where it cannot be had. */
async function pictureOf({ take }: Panel): Promise<ImageBitmap | null> {
  if (take === undefined) return null;
  try {
    const answer = await fetch(mediaUrl(take.kind === 'image' ? take.media : take.poster));
    return answer.ok ? await createImageBitmap(await answer.blob()) : null;
  } catch {
    return null;
  }
}

/** Draws the sheet on white paper, whatever the theme, as one PNG or as several where one would be too tall. */
export async function drawSheet(sheet: DrawnSheet): Promise<Blob[]> {
  await document.fonts.ready;
  const most = panelsOnSheet(sheet.columns, sheet.aspect, sheet.isBare);
  const pages: Blob[] = [];
  for (let from = 0; from < sheet.panels.length; from += most)
    pages.push(await drawPage(sheet, sheet.panels.slice(from, from + most)));
  return pages;
}

async function drawPage(sheet: DrawnSheet, panels: readonly Panel[]): Promise<Blob> {
  const layout = sheetLayout(panels.length, sheet.columns, sheet.aspect, sheet.isBare);
  const canvas = document.createElement('canvas');
  canvas.width = layout.widthPx;
  canvas.height = layout.heightPx;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no canvas to draw the sheet on.');
  const family = getComputedStyle(document.body).fontFamily;
  const write = (text: string, left: number, top: number, sizePx: number, weight: number, colour: string) => {
    context.font = `${weight} ${sizePx}px ${family}`;
    context.fillStyle = colour;
    context.fillText(text, left, top);
  };
  const measure = (text: string): number => context.measureText(text).width;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, layout.widthPx, layout.heightPx);
  context.textBaseline = 'top';
  context.font = `640 52px ${family}`;
  write(cut(sheet.title, layout.widthPx - 2 * MARGIN_PX, measure), MARGIN_PX, MARGIN_PX, 52, 640, INK);
  write(sheet.subtitle, MARGIN_PX, MARGIN_PX + 70, 28, 400, DIM);
  for (const [index, panel] of panels.entries()) {
    const [left, top] = layout.corners[index] ?? [0, 0];
    const { panelWidthPx: width, pictureHeightPx: height } = layout;
    context.fillStyle = '#eceef1';
    context.fillRect(left, top, width, height);
    const picture = await pictureOf(panel);
    if (picture !== null) {
      // Whole, as it was made: a take of another shape keeps its own.
      const scale = Math.min(width / picture.width, height / picture.height);
      const across = picture.width * scale;
      const down = picture.height * scale;
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, left + (width - across) / 2, top + (height - down) / 2, across, down);
      picture.close();
    } else {
      write(takeText(panel), left + 24, top + 24, 26, 400, DIM);
    }
    context.lineWidth = 2;
    context.strokeStyle = FRAME;
    context.strokeRect(left + 1, top + 1, width - 2, height - 2);
    const under = top + height + 16;
    context.font = `400 26px ${family}`;
    const length = lengthText(panel.seconds);
    const room = width - measure(length) - 20;
    context.font = `640 28px ${family}`;
    write(cut(panel.title, room, measure), left, under, 28, 640, INK);
    if (sheet.isBare) continue;
    context.font = `400 26px ${family}`;
    write(length, left + width - measure(length), under + 2, 26, 400, DIM);
    write(cut([...panel.camera, takeText(panel)].join(' · '), width, measure), left, under + 38, 24, 400, DIM);
    context.font = `400 26px ${family}`;
    for (const [line, text] of linesOf(panel.action, width, 3, measure).entries())
      write(text, left, under + 74 + line * 34, 26, 400, INK);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The sheet is too large to save.')) : resolve(blob)),
      'image/png',
    );
  });
}
