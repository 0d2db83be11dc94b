import { DailiesError } from '@dailies/shared/errors';
import { type MeasuredType, pictureSize } from './pictureSize.ts';

/**
 * Pixels that a picture has at most. A file of a few kilobytes can say that it has billions, and
 * whoever opens it gives each of them four bytes of memory.
 */
export const PICTURE_MAX_PIXELS = 128_000_000;

/** Bytes within which a picture says how large it is: profiles and previews of cameras stand before it. */
const HEAD_MAX_BYTES = 4 * 1_024 * 1_024;

export const tooManyPixels = (widthPx: number, heightPx: number): DailiesError =>
  new DailiesError(
    'too-large',
    `The picture has ${widthPx} × ${heightPx} pixels, and at most ${PICTURE_MAX_PIXELS / 1e6} million are taken; scale it down and send it again.`,
  );

/** Passes a picture on while it is read. Throws `too-large` or `unsupported-media` before anything is kept. */
export async function* withinPixels(
  type: MeasuredType,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of content) {
    if (head !== null) {
      head = Buffer.concat([head, chunk]);
      const found = pictureSize(type, head);
      if (found === 'none' || (found === 'more' && head.length > HEAD_MAX_BYTES)) break;
      if (found !== 'more') {
        if (found.widthPx * found.heightPx > PICTURE_MAX_PIXELS) {
          throw tooManyPixels(found.widthPx, found.heightPx);
        }
        head = null;
      }
    }
    yield chunk;
  }
  if (head !== null) {
    throw new DailiesError(
      'unsupported-media',
      'The picture is damaged: it does not say how large it is. Save it anew and send it again.',
    );
  }
}
