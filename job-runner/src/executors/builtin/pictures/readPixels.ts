import sharp, { type Sharp } from 'sharp';
import { RunFailure } from '../../RunFailure.ts';
import type { PictureJob } from './messages.ts';
import type { Pixels } from './PictureWork.ts';

/** No picture that is worked on has more pixels: four bytes each are held at once. */
const MAX_PIXELS = 16_384 * 16_384;

/** The one file at a port. */
export function fileAt({ inputs }: PictureJob, port: string): string {
  const [file] = inputs[port] ?? [];
  if (file === undefined) throw new RunFailure('bad-params', `Nothing arrives at "${port}"; connect a picture.`);
  return file;
}

const upright = (file: string): Sharp => sharp(file, { limitInputPixels: MAX_PIXELS }).autoOrient();

async function pixelsOf(picture: Sharp, what: string, channels: Pixels['channels']): Promise<Pixels> {
  try {
    const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    if (info.channels !== channels) throw new Error(`${info.channels} channels instead of ${channels}`);
    return { data, widthPx: info.width, heightPx: info.height, channels };
  } catch (cause) {
    const message = `${what} cannot be read: it is damaged, or in a format that is not worked on here; bring it as a PNG.`;
    throw new RunFailure('bad-params', message, { cause });
  }
}

/** A picture upright in sRGB, with its transparency. `what` names it in a sentence: "The picture". */
export const readColours = (file: string, what: string): Promise<Pixels> =>
  pixelsOf(upright(file).toColourspace('srgb').ensureAlpha(), what, 4);

/** A picture's brightness; what is transparent is black. */
export const readBrightness = (file: string, what: string): Promise<Pixels> =>
  pixelsOf(upright(file).flatten({ background: '#000000' }).toColourspace('b-w').extractChannel(0), what, 1);

export const sharpOf = ({ data, widthPx, heightPx, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width: widthPx, height: heightPx, channels }, limitInputPixels: MAX_PIXELS });

/** What sharp makes of pixels, as pixels again. */
export async function pixelsFrom(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { channels } = info;
  if (channels !== 1 && channels !== 3 && channels !== 4) throw new Error(`A picture came with ${channels} channels.`);
  return { data, widthPx: info.width, heightPx: info.height, channels };
}

export const sizeText = ({ widthPx, heightPx }: Pick<Pixels, 'widthPx' | 'heightPx'>): string =>
  `${widthPx} × ${heightPx}`;
