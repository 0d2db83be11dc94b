import type { Sha256 } from '@dailies/shared/media';
import { ApiProblem } from '../api/ApiProblem.ts';
import { mediaUrl } from '../media/mediaUrl.ts';
import { MaskPainting } from './MaskPainting.ts';

/** A stored mask, to be painted on: of the size told, stretched to it where it has another. */
export async function loadMask(media: Sha256, width: number, height: number): Promise<MaskPainting> {
  const answer = await fetch(mediaUrl(media));
  if (!answer.ok) throw new ApiProblem('not-found', 'The mask that was painted before could not be loaded; try again.');
  const bitmap = await createImageBitmap(await answer.blob());
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null)
    throw new ApiProblem('internal', 'This browser gives no canvas to paint on; close other pages.');
  // What is transparent is out.
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return new MaskPainting(
    width,
    height,
    Uint8Array.from({ length: width * height }, (_, pixel) => data[pixel * 4] ?? 0),
  );
}
