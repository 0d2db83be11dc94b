import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { TextOverlayParams } from '@dailies/shared/modules';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import sharp from 'sharp';
import { RunFailure } from '../../RunFailure.ts';
import type { PictureWork } from './PictureWork.ts';
import { pixelsFrom, readColours, sharpOf } from './readPixels.ts';

const FAMILY = 'Dailies Text';
const SHIPPED_FILES = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese'];

/** In heights of the text. */
const LINE = 1.22;
const BOX_PADDING = 0.4;
const BOX_CORNER = 0.12;

async function registerFont(file: string | undefined): Promise<void> {
  if (file !== undefined) {
    if (GlobalFonts.register(await readFile(file), FAMILY) !== null) return;
    throw new RunFailure('bad-params', 'The font file is not a font that can be read here; bring a TTF or an OTF.');
  }
  const { resolve } = createRequire(import.meta.url);
  for (const name of SHIPPED_FILES) {
    GlobalFonts.registerFromPath(resolve(`@fontsource-variable/inter/files/inter-${name}-wght-normal.woff2`), FAMILY);
  }
}

/** Lines that are no wider than told, broken between words where they can be. */
function wrapped(context: SKRSContext2D, text: string, widthPx: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(/\s+/)) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && context.measureText(longer).width > widthPx) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

interface Laid {
  readonly lines: readonly string[];
  readonly align: 'left' | 'center' | 'right';
  /** Where the lines are aligned to. */
  readonly x: number;
  readonly top: number;
  readonly linePx: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Where everything stands: at the anchor, as far from the edges as the margins say. */
function layOut(
  context: SKRSContext2D,
  sizePx: number,
  { text, anchor, marginX, marginY, box }: TextOverlayParams,
  widthPx: number,
  heightPx: number,
): Laid {
  const padding = box ? sizePx * BOX_PADDING : 0;
  const [besidePx, abovePx] = [marginX * heightPx + padding, marginY * heightPx + padding];
  const lines = wrapped(context, text, Math.max(1, widthPx - 2 * besidePx));
  const linePx = sizePx * LINE;
  const widest = Math.max(...lines.map((line) => context.measureText(line).width));
  const height = linePx * lines.length;
  const align = anchor.endsWith('left') ? 'left' : anchor.endsWith('right') ? 'right' : 'center';
  const x = align === 'left' ? besidePx : align === 'right' ? widthPx - besidePx : widthPx / 2;
  const top = anchor.startsWith('top')
    ? abovePx
    : anchor.startsWith('bottom')
      ? heightPx - abovePx - height
      : (heightPx - height) / 2;
  const left = align === 'left' ? x : align === 'right' ? x - widest : x - widest / 2;
  return {
    lines,
    align,
    x,
    top,
    linePx,
    box: { x: left - padding, y: top - padding, width: widest + 2 * padding, height: height + 2 * padding },
  };
}

function drawLetters(canvas: Canvas, font: string, sizePx: number, params: TextOverlayParams, laid: Laid): void {
  const context = canvas.getContext('2d');
  context.font = font;
  context.textAlign = laid.align;
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 2 * params.outline * sizePx;
  context.strokeStyle = params.outlineColour;
  context.fillStyle = params.colour;
  for (const [index, line] of laid.lines.entries()) {
    const y = laid.top + laid.linePx * (index + 0.5);
    if (params.outline > 0) context.strokeText(line, laid.x, y);
    context.fillText(line, laid.x, y);
  }
}

/** Words on a picture, or on nothing in the project's frame. */
export const drawText: PictureWork = async (job, tell) => {
  const params = TextOverlayParams.parse(job.params);
  const [file] = job.inputs['image'] ?? [];
  const [font] = job.inputs['font'] ?? [];
  tell(0.1, 'Reading');
  const picture = file === undefined ? undefined : await readColours(file, 'The picture');
  const { widthPx, heightPx } = picture ?? job;
  await registerFont(font);
  tell(0.4, 'Writing');
  const sizePx = Math.max(1, params.size * heightPx);
  const face = `${font === undefined ? params.weight : 400} ${sizePx}px "${FAMILY}"`;
  const sheet = createCanvas(widthPx, heightPx);
  const context = sheet.getContext('2d');
  context.font = face;
  const laid = layOut(context, sizePx, params, widthPx, heightPx);
  if (params.box) {
    const { x, y, width, height } = laid.box;
    context.globalAlpha = params.boxOpacity;
    context.fillStyle = params.boxColour;
    context.beginPath();
    context.roundRect(x, y, width, height, sizePx * BOX_CORNER);
    context.fill();
  }
  // Letters and outline are one: they fade together.
  const letters = createCanvas(widthPx, heightPx);
  drawLetters(letters, face, sizePx, params, laid);
  context.globalAlpha = params.opacity;
  context.drawImage(letters, 0, 0);
  const input = await sheet.encode('png');
  tell(0.8, 'Writing');
  if (picture === undefined) return pixelsFrom(sharp(input).toColourspace('srgb').ensureAlpha());
  return pixelsFrom(sharpOf(picture).composite([{ input }]));
};
