import { DailiesError } from '@dailies/shared/errors';
import sharp, { type Sharp } from 'sharp';
import { videoStill } from './videoStill.ts';

interface Poster {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/webp';
  readonly widthPx: number;
  readonly heightPx: number;
}

/** No poster is wider; a smaller picture is not enlarged. */
const POSTER_WIDTH_PX = 640;

/** The share of a video after which its poster is taken: past the fade in, before the end is given away. */
const POSTER_SHARE = 1 / 3;

/** The small picture that stands for an image or a video on the canvas. Refuses other media by `unsupported-media`. */
export async function makePoster(bytes: Uint8Array, mediaType: string): Promise<Poster> {
  try {
    const { data, info } = await (
      await pictureOf(bytes, mediaType)
    )
      .resize({ width: POSTER_WIDTH_PX, withoutEnlargement: true })
      .webp({ quality: 82, effort: 4 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, mediaType: 'image/webp', widthPx: info.width, heightPx: info.height };
  } catch (cause) {
    if (cause instanceof DailiesError) throw cause;
    const message = `No poster could be made: this ${mediaType} could not be read; it may be damaged, export it again.`;
    throw new DailiesError('unsupported-media', message, { cause });
  }
}

async function pictureOf(bytes: Uint8Array, mediaType: string): Promise<Sharp> {
  if (mediaType.startsWith('image/')) return sharp(bytes).autoOrient();
  if (mediaType.startsWith('video/')) {
    const { rgba, widthPx, heightPx } = await videoStill(bytes, POSTER_SHARE);
    return sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } }).removeAlpha();
  }
  throw new DailiesError('unsupported-media', `No poster can be made of ${mediaType}: give an image or a video.`);
}
