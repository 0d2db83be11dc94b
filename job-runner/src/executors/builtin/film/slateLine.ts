import { writeFile } from 'node:fs/promises';
import { timecodeRate } from '@dailies/shared/modules';
import type { Fps } from '@dailies/shared/media';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Workbench } from '../Workbench.ts';
import { slateFont } from '../previs/slate.ts';

/** In heights of the picture. */
const LINE = 0.05;
const SMALLEST_LINE_PX = 18;
/** In heights of the line. */
const LETTERS = 0.56;
const WEIGHT = 500;
const GROUND = 'rgba(0, 0, 0, 0.6)';
const INK = '#ffffff';

/** What a cell of the timecode shows, from the top of its reel. */
const REEL = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ':'] as const;
const COLON = REEL.indexOf(':');

interface SlateWords {
  readonly film: string;
  readonly date: string;
  /** Frames from midnight at the first picture. */
  readonly firstFrame: number;
}

interface SlateLine {
  /** Inputs of FFmpeg: the line, and the reel of figures. */
  readonly inputs: readonly string[];
  /** From `[film]` to `[slated]`, where the two inputs have these numbers. */
  readonly filters: (line: number, reel: number, overlayFormat: string) => readonly string[];
}

/** As much of a text as there is room for. */
function fitted(context: SKRSContext2D, text: string, widthPx: number): string {
  let shown = text;
  while (shown !== '' && context.measureText(shown).width > widthPx) shown = shown.slice(0, -1);
  return shown === text ? text : `${shown.slice(0, -1).trimEnd()}…`;
}

/** Which figure each cell shows of `HH:MM:SS:FF`, as expressions of the picture's number `n`; a colon always is one. */
function cellsOf(firstFrame: number, fps: Fps): readonly string[] {
  const rate = timecodeRate(fps);
  const at = `(n+${firstFrame})`;
  const count = (frames: number, of: number): string => `mod(floor(${at}/${frames}),${of})`;
  const two = (value: string): string[] => [`floor(${value}/10)`, `mod(${value},10)`];
  const parts = [count(rate * 3_600, 24), count(rate * 60, 60), count(rate, 60), count(1, rate)].map(two);
  return parts.flatMap((part, index) => (index === 0 ? part : [String(COLON), ...part]));
}

/**
 * The line over the top of a film: its name, its date and a running timecode. The words are one picture; the timecode
 * is cells that FFmpeg cuts out of a reel of figures, so that it needs no typeface of the machine's.
 */
export async function slateLine(
  bench: Workbench,
  { film, date, firstFrame }: SlateWords,
  { widthPx, heightPx, fps }: { readonly widthPx: number; readonly heightPx: number; readonly fps: Fps },
): Promise<SlateLine> {
  const linePx = Math.max(SMALLEST_LINE_PX, Math.round(heightPx * LINE)) & ~1;
  const font = slateFont(linePx * LETTERS, WEIGHT);
  const line = createCanvas(widthPx, linePx);
  const context = line.getContext('2d');
  context.font = font;
  const cellPx = Math.ceil(Math.max(...REEL.map((figure) => context.measureText(figure).width)));
  const cells = cellsOf(firstFrame, fps);
  const paddingPx = Math.round(linePx / 2);
  const timecodePx = cellPx * cells.length;
  context.fillStyle = GROUND;
  context.fillRect(0, 0, widthPx, linePx);
  context.fillStyle = INK;
  context.textBaseline = 'middle';
  const datePx = context.measureText(date).width;
  const roomPx = (widthPx - datePx) / 2 - 2 * paddingPx;
  context.fillText(fitted(context, film, Math.max(0, roomPx)), paddingPx, linePx / 2);
  context.textAlign = 'center';
  context.fillText(date, widthPx / 2, linePx / 2);

  const reel = createCanvas(cellPx, linePx * REEL.length);
  const figures = reel.getContext('2d');
  figures.font = font;
  figures.fillStyle = INK;
  figures.textBaseline = 'middle';
  figures.textAlign = 'center';
  for (const [index, figure] of REEL.entries()) figures.fillText(figure, cellPx / 2, linePx * (index + 0.5));

  const [linePath, reelPath] = [await bench.path('slate.png'), await bench.path('figures.png')];
  await writeFile(linePath, await line.encode('png'));
  await writeFile(reelPath, await reel.encode('png'));
  const rate = `${fps[0]}/${fps[1]}`;
  return {
    inputs: ['-i', linePath, '-loop', '1', '-framerate', rate, '-i', reelPath],
    filters: (lineInput, reelInput, overlayFormat) => [
      `[${reelInput}:v]format=rgba,split=${cells.length}${cells.map((_, index) => `[r${index}]`).join('')}`,
      ...cells.map((figure, index) => `[r${index}]crop=${cellPx}:${linePx}:0:'${linePx}*${figure}'[c${index}]`),
      `${cells.map((_, index) => `[c${index}]`).join('')}hstack=inputs=${cells.length}[timecode]`,
      `[film][${lineInput}:v]overlay=0:0:format=${overlayFormat}[lined]`,
      `[lined][timecode]overlay=${Math.max(0, widthPx - timecodePx - paddingPx)}:0:shortest=1:format=${overlayFormat}[slated]`,
    ],
  };
}
