import { join } from 'node:path';
import { MAKERS, POSTER_BOX_PX, type PosterKind } from '@dailies/shared/media';
import sharp, { type Sharp } from 'sharp';
import { videoStill } from '../../media/videoStill.ts';
import { withinPixels } from './filmLimits.ts';
import type { Made, MadeFile, MakeInput } from './Made.ts';

/** As the picture that a take's own poster shows: past the fade in, before the end is given away. */
const POSTER_SHARE = 1 / 3;

/** Pixels of a picture at most: decoding it takes four bytes for each. */
const PICTURE_MAX_PIXELS = 128_000_000;

/** An OpenEXR is read by FFmpeg, which brings its light to the curve of a screen. */
const IS_EXR = /^image\/(?:x-|aces-)?exr$/;

async function openPicture({ path, mediaType }: MakeInput): Promise<Sharp> {
  if (mediaType.startsWith('image/') && !IS_EXR.test(mediaType)) {
    return sharp(path, { limitInputPixels: PICTURE_MAX_PIXELS, failOn: 'error' }).autoOrient();
  }
  if (!IS_EXR.test(mediaType)) await withinPixels(path);
  const { rgba, widthPx, heightPx } = await videoStill(path, IS_EXR.test(mediaType) ? 0 : POSTER_SHARE);
  const raw = sharp(rgba, { raw: { width: widthPx, height: heightPx, channels: 4 } });
  return IS_EXR.test(mediaType) ? raw : raw.removeAlpha();
}

/** Three sizes of one picture. It is decoded once, and each smaller one is made of the next larger. */
export async function makePosters(input: MakeInput): Promise<Made> {
  let source = await openPicture(input);
  const made: MadeFile[] = [];
  const kinds: readonly PosterKind[] = ['poster-large', 'poster-medium', 'poster-small'];
  for (const kind of kinds) {
    const box = POSTER_BOX_PX[kind];
    const { data, info } = await source
      .resize({ width: box, height: box, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const again = (): Sharp => sharp(data, { raw: { width, height, channels } });
    const file = join(input.folder, kind);
    await again().webp({ quality: 82, effort: 4 }).toFile(file);
    made.push({ kind, file, mediaType: 'image/webp', details: { widthPx: width, heightPx: height } });
    source = again();
  }
  return MAKERS.posters.makes.flatMap((kind) => made.filter((one) => one.kind === kind));
}
