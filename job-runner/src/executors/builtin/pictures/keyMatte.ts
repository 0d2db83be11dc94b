import { MatteParams } from '@dailies/shared/modules';
import type { PictureWork } from './PictureWork.ts';
import { fileAt, readColours } from './readPixels.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** The two colour channels of BT.601, without brightness: a shadow on a screen is of the screen's colour. */
const chroma = ([red, green, blue]: Rgb): readonly [number, number] => [
  -0.1687 * red - 0.3313 * green + 0.5 * blue,
  0.5 * red - 0.4187 * green - 0.0813 * blue,
];

/** BT.709. */
const brightness = ([red, green, blue]: Rgb): number => (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;

/** From 0 at `from` to 1 at `to`, without corners. */
function ramp(value: number, from: number, to: number): number {
  if (to <= from) return value > from ? 1 : 0;
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** How much of a pixel stays, from 0 to 1. */
function keeper(params: MatteParams): (colour: Rgb) => number {
  const { kind, tolerance, softness, threshold, keeps } = params;
  if (kind === 'luma') {
    const [from, to] = [threshold - softness / 2, threshold + softness / 2];
    return (colour) =>
      keeps === 'bright' ? ramp(brightness(colour), from, to) : 1 - ramp(brightness(colour), from, to);
  }
  const [keyBlue, keyRed] = chroma(keyOf(params));
  return (colour) => {
    const [blue, red] = chroma(colour);
    return ramp(Math.hypot(blue - keyBlue, red - keyRed) / 255, tolerance, tolerance + softness);
  };
}

const keyOf = ({ keyColour }: MatteParams): Rgb => [
  Number.parseInt(keyColour.slice(1, 3), 16),
  Number.parseInt(keyColour.slice(3, 5), 16),
  Number.parseInt(keyColour.slice(5, 7), 16),
];

/** The channel that a screen is strongest in: what is more of it than of both others is the screen's light. */
const screenChannel = (key: Rgb): 0 | 1 | 2 => {
  const strongest = Math.max(...key);
  return key[1] === strongest ? 1 : key[2] === strongest ? 2 : 0;
};

/** Cuts a picture out by the colour of its screen or by its brightness. */
export const keyMatte: PictureWork = async (job, tell) => {
  const params = MatteParams.parse(job.params);
  tell(0.1, 'Reading');
  const picture = await readColours(fileAt(job, 'image'), 'The picture');
  const { data, widthPx, heightPx } = picture;
  const keep = keeper(params);
  const screen = screenChannel(keyOf(params));
  const [first, second] = [0, 1, 2].filter((channel) => channel !== screen);
  const spill = params.kind === 'chroma' ? params.spill : 0;
  const mask = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    if (row % 256 === 0) tell(0.2 + (row / heightPx) * 0.7, 'Keying');
    for (let pixel = row * widthPx; pixel < (row + 1) * widthPx; pixel += 1) {
      const at = pixel * 4;
      const colour: Rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      mask[pixel] = Math.round(keep(colour) * (data[at + 3] ?? 0));
      data[at + 3] = mask[pixel] ?? 0;
      const most = Math.max(colour[first ?? 0] ?? 0, colour[second ?? 0] ?? 0);
      const over = colour[screen] - most;
      if (over > 0) data[at + screen] = Math.round(colour[screen] - over * spill);
    }
  }
  return params.gives === 'mask' ? { data: mask, widthPx, heightPx, channels: 1 } : picture;
};
