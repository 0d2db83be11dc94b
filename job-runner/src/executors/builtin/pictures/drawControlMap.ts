import { ControlMapParams } from '@dailies/shared/modules';
import { RunFailure } from '../../RunFailure.ts';
import type { Pixels, PictureWork, Tell } from './PictureWork.ts';
import { fileAt, pixelsFrom, readBrightness, sharpOf } from './readPixels.ts';

/** What Sobel's kernel gives at most along one axis, from black to white. */
const STRONGEST = 4 * 255;
/** A blur of less does nothing. */
const LEAST_SIGMA = 0.3;

/** How strongly brightness changes at each pixel, as a share of the strongest there is, and in which of four directions. */
interface Gradient {
  readonly strength: Float32Array;
  /** 0: across, 1: falling, 2: down, 3: rising. */
  readonly direction: Uint8Array;
}

function directionOf(across: number, down: number): number {
  const quarters = Math.round((Math.atan2(down, across) / Math.PI) * 4);
  return ((quarters % 4) + 4) % 4;
}

/** Sobel's two kernels; beyond its edge a picture goes on as it ends. */
function gradientOf({ data, widthPx, heightPx }: Pixels, tell: Tell): Gradient {
  const strength = new Float32Array(widthPx * heightPx);
  const direction = new Uint8Array(widthPx * heightPx);
  const value = (x: number, y: number): number =>
    data[Math.min(heightPx - 1, Math.max(0, y)) * widthPx + Math.min(widthPx - 1, Math.max(0, x))] ?? 0;
  for (let y = 0; y < heightPx; y += 1) {
    if (y % 128 === 0) tell(0.2 + (y / heightPx) * 0.5, 'Looking for lines');
    for (let x = 0; x < widthPx; x += 1) {
      const [nw, n, ne] = [value(x - 1, y - 1), value(x, y - 1), value(x + 1, y - 1)];
      const [w, e] = [value(x - 1, y), value(x + 1, y)];
      const [sw, s, se] = [value(x - 1, y + 1), value(x, y + 1), value(x + 1, y + 1)];
      const across = ne + 2 * e + se - nw - 2 * w - sw;
      const down = sw + 2 * s + se - nw - 2 * n - ne;
      const at = y * widthPx + x;
      strength[at] = Math.hypot(across, down) / STRONGEST;
      direction[at] = directionOf(across, down);
    }
  }
  return { strength, direction };
}

const STEPS = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
] as const;

/** Canny's: only the crest of a change counts, and it goes on from strong places over weaker ones. */
function edgesOf(
  { strength, direction }: Gradient,
  { widthPx, heightPx }: Pixels,
  low: number,
  high: number,
): Uint8Array {
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= widthPx || y >= heightPx ? 0 : (strength[y * widthPx + x] ?? 0);
  const isCrest = (x: number, y: number): boolean => {
    const [stepX, stepY] = STEPS[direction[y * widthPx + x] ?? 0] ?? STEPS[0];
    const here = at(x, y);
    // Of two that are equal one counts.
    return here > at(x - stepX, y - stepY) && here >= at(x + stepX, y + stepY);
  };
  const edges = new Uint8Array(widthPx * heightPx);
  const waiting: number[] = [];
  const take = (x: number, y: number, above: number): void => {
    const place = y * widthPx + x;
    if (x < 0 || y < 0 || x >= widthPx || y >= heightPx || edges[place] === 255) return;
    if ((strength[place] ?? 0) <= above || !isCrest(x, y)) return;
    edges[place] = 255;
    waiting.push(place);
  };
  for (let y = 0; y < heightPx; y += 1) for (let x = 0; x < widthPx; x += 1) take(x, y, high);
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const [x, y] = [place % widthPx, Math.floor(place / widthPx)];
    for (let down = -1; down <= 1; down += 1)
      for (let across = -1; across <= 1; across += 1) take(x + across, y + down, low);
  }
  return edges;
}

/** The lines or the edges of a picture, white on black. */
export const drawControlMap: PictureWork = async (job, tell) => {
  const { kind, smoothPx, strength, low, high } = ControlMapParams.parse(job.params);
  if (kind !== 'lines' && kind !== 'edges') {
    throw new RunFailure('bad-params', `A control map of ${kind} needs a model that sees it; choose lines or edges.`);
  }
  tell(0.05, 'Reading');
  const sharpPicture = await readBrightness(fileAt(job, 'image'), 'The picture');
  const picture =
    smoothPx < LEAST_SIGMA
      ? sharpPicture
      : await pixelsFrom(sharpOf(sharpPicture).blur(smoothPx).toColourspace('b-w').extractChannel(0));
  const gradient = gradientOf(picture, tell);
  tell(0.75, 'Drawing');
  const data =
    kind === 'edges'
      ? edgesOf(gradient, picture, low, Math.max(low, high))
      : Uint8Array.from(gradient.strength, (value) => Math.round(255 * Math.min(1, value * strength)));
  return { ...picture, data };
};
