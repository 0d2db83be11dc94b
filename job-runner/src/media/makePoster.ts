import { DailiesError } from '@dailies/shared/errors';
import sharp, { type Sharp } from 'sharp';
import { SOUND_PICTURE } from './soundFacts.ts';
import { soundPeaks } from './soundPeaks.ts';
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

/** The small picture that stands for an image, a video or a sound (its waveform). Refuses other media by `unsupported-media`. */
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
  if (mediaType.startsWith('audio/')) return wavePicture((await soundPeaks(bytes, WAVE_BARS)).peaks);
  throw new DailiesError(
    'unsupported-media',
    `No poster can be made of ${mediaType}: give an image, a video or a sound.`,
  );
}

const WAVE_BARS = 128;
/** Of sound on the canvas; it is seen on a light and on a dark ground. */
const WAVE_COLOUR = '#d9a13b';

/** A waveform on nothing, one bar for each peak. */
function wavePicture(peaks: readonly number[]): Sharp {
  const { widthPx, heightPx } = SOUND_PICTURE;
  const step = widthPx / Math.max(1, peaks.length);
  const bars = peaks.map((peak, index) => {
    const height = Math.max(2, (peak / 255) * (heightPx - 16));
    const [x, y] = [index * step + step * 0.2, (heightPx - height) / 2];
    return `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${(step * 0.6).toFixed(2)}" height="${height.toFixed(2)}" rx="1"/>`;
  });
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" fill="${WAVE_COLOUR}">${bars.join('')}</svg>`,
    ),
  );
}
