import { Demuxer } from 'node-av';
import { RunFailure } from '../../executors/RunFailure.ts';

/** Pixels of one picture of a film at most: twice that of 8K. */
const FILM_MAX_PIXELS = 64_000_000;

export function checkPixels(width: number, height: number): void {
  if (width * height <= FILM_MAX_PIXELS) return;
  throw new RunFailure(
    'bad-output',
    `Its pictures have ${width} × ${height} pixels, and at most ${FILM_MAX_PIXELS / 1e6} million are decoded.`,
  );
}

/** Throws where the pictures of a film are larger than is decoded. */
export async function withinPixels(path: string): Promise<void> {
  const demuxer = await Demuxer.open(path);
  try {
    const codecpar = demuxer.video()?.codecpar;
    if (codecpar !== undefined) checkPixels(codecpar.width, codecpar.height);
  } finally {
    await demuxer.close();
  }
}
