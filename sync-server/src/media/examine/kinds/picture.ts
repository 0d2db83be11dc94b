import { BROUGHT_FORMATS, type PictureType } from '@dailies/shared/media';
import sharp from 'sharp';
import { PICTURE_MAX_PIXELS, tooManyPixels } from '../../withinPixels.ts';
import { damaged } from '../Examined.ts';
import { examineExr } from './exr.ts';

const SHARP_FORMATS: Readonly<Record<string, string>> = { png: 'png', jpeg: 'jpeg', webp: 'webp', tiff: 'tiff' };

/** Decodes the picture to its last row, a few rows at a time, once its header says that it is not too large. */
export async function examinePicture(path: string, type: PictureType): Promise<void> {
  if (type === 'image/x-exr') return examineExr(path);
  const what = `a ${BROUGHT_FORMATS[type].name} picture`;
  // The first picture of several: the others are never opened, here or anywhere.
  const options = { limitInputPixels: PICTURE_MAX_PIXELS, sequentialRead: true, failOn: 'error', pages: 1 } as const;
  const { width, height, format } = await sharp(path, { ...options, limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw damaged(what);
    });
  if (SHARP_FORMATS[format] !== type.slice('image/'.length)) throw damaged(what);
  if (width * height > PICTURE_MAX_PIXELS) throw tooManyPixels(width, height);
  try {
    await sharp(path, options).resize({ width: 16, height: 16, fit: 'fill', fastShrinkOnLoad: false }).raw().toBuffer();
  } catch {
    throw damaged(what);
  }
  return undefined;
}
