import { MAX_UPSCALED_PX, UpscaleParams } from '@dailies/shared/modules';
import sharp from 'sharp';
import { RunFailure } from '../../RunFailure.ts';
import { openEsrgan } from './esrgan.ts';
import type { Pixels, PictureWork, Tell } from './PictureWork.ts';
import { fileAt, pixelsFrom, readColours, sharpOf, sizeText } from './readPixels.ts';

/** A model sees so much of a picture at once, besides its surroundings. */
const TILE_PX = 160;
/** What is around a tile decides its edge; seams are seen with less. */
const AROUND_PX = 12;

async function readSmall(file: string, factor: number): Promise<Pixels> {
  const picture = await readColours(file, 'The picture');
  const larger = { widthPx: picture.widthPx * factor, heightPx: picture.heightPx * factor };
  if (Math.max(larger.widthPx, larger.heightPx) <= MAX_UPSCALED_PX) return picture;
  throw new RunFailure(
    'bad-params',
    `The picture is ${sizeText(picture)} and would be ${sizeText(larger)}; no side may be longer than ${MAX_UPSCALED_PX.toLocaleString('en')} pixels, so upscale it less.`,
  );
}

const enlarged = (picture: Pixels, factor: number): Promise<Pixels> =>
  pixelsFrom(
    sharpOf(picture).resize(picture.widthPx * factor, picture.heightPx * factor, { fit: 'fill', kernel: 'lanczos3' }),
  );

/** Enlarges by resampling: nothing is in the result that was not in the picture. */
export const upscaleLanczos: PictureWork = async (job, tell) => {
  const factor = Number(UpscaleParams.parse(job.params).factor);
  tell(0.1, 'Reading');
  const picture = await readSmall(fileAt(job, 'image'), factor);
  tell(0.3, 'Enlarging');
  return enlarged(picture, factor);
};

/** Tiles one after the other, each with what is around it, so that memory does not grow with the picture. */
async function upscaled(picture: Pixels, factor: 2 | 4, model: 'slim' | 'medium', tell: Tell): Promise<Pixels> {
  const { widthPx, heightPx } = picture;
  const predict = await openEsrgan(model, factor);
  // Enlarged first: what is transparent stays so, and every colour is written over.
  const result = await enlarged(picture, factor);
  const opaque = await sharpOf(picture).removeAlpha().raw().toBuffer();
  const [columns, rows] = [Math.ceil(widthPx / TILE_PX), Math.ceil(heightPx / TILE_PX)];
  for (let tile = 0; tile < columns * rows; tile += 1) {
    tell(0.05 + (tile / (columns * rows)) * 0.9, `Tile ${tile + 1} of ${columns * rows}`);
    const [x, y] = [(tile % columns) * TILE_PX, Math.floor(tile / columns) * TILE_PX];
    const [right, bottom] = [Math.min(widthPx, x + TILE_PX), Math.min(heightPx, y + TILE_PX)];
    const left = Math.max(0, x - AROUND_PX);
    const top = Math.max(0, y - AROUND_PX);
    const width = Math.min(widthPx, right + AROUND_PX) - left;
    const height = Math.min(heightPx, bottom + AROUND_PX) - top;
    const seen = await sharp(opaque, { raw: { width: widthPx, height: heightPx, channels: 3 } })
      .extract({ left, top, width, height })
      .raw()
      .toBuffer();
    const drawn = await predict(seen, width, height);
    for (let row = y * factor; row < bottom * factor; row += 1) {
      for (let column = x * factor; column < right * factor; column += 1) {
        const from = ((row - top * factor) * width * factor + (column - left * factor)) * 3;
        const to = (row * widthPx * factor + column) * 4;
        result.data[to] = drawn[from] ?? 0;
        result.data[to + 1] = drawn[from + 1] ?? 0;
        result.data[to + 2] = drawn[from + 2] ?? 0;
      }
    }
  }
  return result;
}

/** Enlarges by a model, which draws detail that was not there. */
export const upscaleEsrgan =
  (model: 'slim' | 'medium'): PictureWork =>
  async (job, tell) => {
    const factor = UpscaleParams.parse(job.params).factor === '4' ? 4 : 2;
    tell(0.01, 'Reading');
    return upscaled(await readSmall(fileAt(job, 'image'), factor), factor, model, tell);
  };
