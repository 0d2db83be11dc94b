import { type LayerPlace, layerPlace, MAX_LAYERS } from '@dailies/shared/modules';
import sharp, { type OverlayOptions } from 'sharp';
import { z } from 'zod';
import { RunFailure } from '../../RunFailure.ts';
import type { Pixels, PictureWork } from './PictureWork.ts';
import { pixelsFrom, readColours, sharpOf, sizeText } from './readPixels.ts';

const Ground = z.object({ isFilled: z.boolean(), fill: z.string().default('#000000') });

/** A layer of more pixels than this, scaled, is refused: it would not fit in memory beside others. */
const MAX_LAYER_PIXELS = 120_000_000;

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

type Size = Pick<Pixels, 'widthPx' | 'heightPx'>;

/** How large a layer is in the frame. */
function sizeIn(frame: Size, layer: Size, { fit, scale }: LayerPlace): Size {
  const [across, down] = [frame.widthPx / layer.widthPx, frame.heightPx / layer.heightPx];
  const even = fit === 'pixels' ? 1 : fit === 'cover' ? Math.max(across, down) : Math.min(across, down);
  const [x, y] = fit === 'stretch' ? [across, down] : [even, even];
  return {
    widthPx: Math.max(1, Math.round(layer.widthPx * x * scale)),
    heightPx: Math.max(1, Math.round(layer.heightPx * y * scale)),
  };
}

function fade(pixels: Pixels, opacity: number): Pixels {
  if (opacity === 1) return pixels;
  const { data } = pixels;
  for (let at = 3; at < data.length; at += 4) data[at] = Math.round((data[at] ?? 0) * opacity);
  return pixels;
}

/** The part of a layer that is in the frame, where it belongs; undefined where nothing of it is. */
async function placed(layer: Pixels, place: LayerPlace, frame: Size): Promise<OverlayOptions | undefined> {
  const left = Math.round(place.x * frame.widthPx - layer.widthPx / 2);
  const top = Math.round(place.y * frame.heightPx - layer.heightPx / 2);
  const [from, above] = [Math.max(0, -left), Math.max(0, -top)];
  const width = Math.min(layer.widthPx, frame.widthPx - left) - from;
  const height = Math.min(layer.heightPx, frame.heightPx - top) - above;
  if (width <= 0 || height <= 0) return undefined;
  const seen = await pixelsFrom(sharpOf(layer).extract({ left: from, top: above, width, height }));
  return {
    input: Buffer.from(seen.data.buffer, seen.data.byteOffset, seen.data.byteLength),
    raw: { width, height, channels: 4 },
    left: left + from,
    top: top + above,
    blend: place.blend,
  };
}

/** Pictures over each other in the frame, the first at the bottom. */
export const composite: PictureWork = async ({ params, inputs, widthPx, heightPx }, tell) => {
  const frame = { widthPx, heightPx };
  const { isFilled, fill } = Ground.parse(params);
  const numbers = Array.from({ length: MAX_LAYERS }, (_, index) => index + 1);
  const layers = numbers.flatMap((number) => (inputs[`layer${number}`] ?? []).map((file) => ({ number, file })));
  const overlays: OverlayOptions[] = [];
  for (const [index, { number, file }] of layers.entries()) {
    tell((index / layers.length) * 0.8, `Layer ${index + 1} of ${layers.length}`);
    const place = layerPlace(params, number);
    const source = await readColours(file, `Layer ${number}`);
    const size = sizeIn(frame, source, place);
    if (size.widthPx * size.heightPx > MAX_LAYER_PIXELS) {
      throw new RunFailure('bad-params', `Layer ${number} would be ${sizeText(size)} pixels; make its scale smaller.`);
    }
    const scaled =
      size.widthPx === source.widthPx && size.heightPx === source.heightPx
        ? source
        : await pixelsFrom(sharpOf(source).resize(size.widthPx, size.heightPx, { fit: 'fill' }));
    const turned =
      place.rotationDegrees === 0
        ? scaled
        : await pixelsFrom(sharpOf(scaled).rotate(place.rotationDegrees, { background: CLEAR }));
    const overlay = await placed(fade(turned, place.opacity), place, frame);
    if (overlay !== undefined) overlays.push(overlay);
  }
  tell(0.8, 'Blending');
  const ground = { width: widthPx, height: heightPx, channels: 4 as const, background: isFilled ? fill : CLEAR };
  const blended = await pixelsFrom(sharp({ create: ground }).composite(overlays));
  // What was cut out of a filled frame shows its fill.
  return isFilled ? pixelsFrom(sharpOf(blended).flatten({ background: fill })) : blended;
};
