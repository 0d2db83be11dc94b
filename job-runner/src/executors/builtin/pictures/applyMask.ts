import { MaskApplyParams } from '@dailies/shared/modules';
import { RunFailure } from '../../RunFailure.ts';
import type { Pixels, PictureWork } from './PictureWork.ts';
import { fileAt, pixelsFrom, readBrightness, readColours, sharpOf, sizeText } from './readPixels.ts';

/** Half a feather is about what a blur of this sigma softens to each side. */
const SIGMA_A_FEATHER = 0.5;
/** A blur of less does nothing. */
const LEAST_SIGMA = 0.3;

const rgbOf = (colour: string): readonly [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

async function fitted(mask: Pixels, picture: Pixels, fit: MaskApplyParams['fit']): Promise<Pixels> {
  if (mask.widthPx === picture.widthPx && mask.heightPx === picture.heightPx) return mask;
  if (fit === 'stretch') {
    return pixelsFrom(
      sharpOf(mask).resize(picture.widthPx, picture.heightPx, { fit: 'fill' }).toColourspace('b-w').extractChannel(0),
    );
  }
  throw new RunFailure(
    'bad-params',
    `The mask is ${sizeText(mask)} and the picture ${sizeText(picture)}; paint the mask on this picture, or let it be stretched.`,
  );
}

/** A picture where its mask is white; elsewhere nothing, or a colour. */
export const applyMask: PictureWork = async (job, tell) => {
  const { ground, colour, invert, featherPx, fit } = MaskApplyParams.parse(job.params);
  tell(0.1, 'Reading');
  const picture = await readColours(fileAt(job, 'image'), 'The picture');
  const hard = await fitted(await readBrightness(fileAt(job, 'mask'), 'The mask'), picture, fit);
  tell(0.4, 'Masking');
  const sigma = featherPx * SIGMA_A_FEATHER;
  const { data: mask } =
    sigma < LEAST_SIGMA ? hard : await pixelsFrom(sharpOf(hard).blur(sigma).toColourspace('b-w').extractChannel(0));
  const { data } = picture;
  const over = rgbOf(colour);
  for (let pixel = 0, at = 0; at < data.length; pixel += 1, at += 4) {
    const white = mask[pixel] ?? 0;
    const alpha = Math.round(((data[at + 3] ?? 0) * (invert ? 255 - white : white)) / 255);
    if (ground === 'transparent') {
      data[at + 3] = alpha;
      continue;
    }
    for (let channel = 0; channel < 3; channel += 1) {
      const under = over[channel] ?? 0;
      data[at + channel] = Math.round(under + (((data[at + channel] ?? 0) - under) * alpha) / 255);
    }
    data[at + 3] = 255;
  }
  return picture;
};
