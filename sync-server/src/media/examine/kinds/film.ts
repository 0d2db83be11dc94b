import { DailiesError } from '@dailies/shared/errors';
import { BROUGHT_FORMATS, type SoundType, type VideoType } from '@dailies/shared/media';
import { PICTURE_MAX_PIXELS } from '../../withinPixels.ts';
import { damaged } from '../Examined.ts';
import { decodeFrames } from './decodeFrames.ts';
import { isIsoWhole } from './isIsoWhole.ts';

/** FFmpeg's names of the formats. */
const DEMUXERS: Readonly<Record<VideoType | SoundType, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/webm': 'matroska',
  'audio/mp4': 'mov',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/flac': 'flac',
  'audio/aac': 'aac',
};

const FRAMES_WANTED = 2;

/** An MP4 without a picture is a sound. */
export async function examineFilm(path: string, type: VideoType): Promise<VideoType | SoundType> {
  const what = `a ${BROUGHT_FORMATS[type].name} video`;
  if (type !== 'video/webm' && !isIsoWhole(path)) throw damaged(what);
  const decoded = await decodeFrames(path, DEMUXERS[type], 'video', FRAMES_WANTED);
  if (decoded === null) {
    if (type === 'video/webm' || (await decodeFrames(path, 'mov', 'audio', FRAMES_WANTED)) === null)
      throw damaged(what);
    return 'audio/mp4';
  }
  if (decoded.widthPx * decoded.heightPx > PICTURE_MAX_PIXELS) {
    throw new DailiesError(
      'too-large',
      `The video has ${decoded.widthPx} × ${decoded.heightPx} pixels, and at most ${PICTURE_MAX_PIXELS / 1e6} million are taken; scale it down and send it again.`,
    );
  }
  return type;
}

/** Sounds that begin with a tag may be AAC behind it. */
export async function examineSound(path: string, type: SoundType): Promise<SoundType> {
  if (type === 'audio/mp4' && !isIsoWhole(path)) throw damaged('an M4A sound');
  if ((await decodeFrames(path, DEMUXERS[type], 'audio', FRAMES_WANTED)) !== null) return type;
  if (type === 'audio/mpeg' && (await decodeFrames(path, 'aac', 'audio', FRAMES_WANTED)) !== null) return 'audio/aac';
  throw damaged(`${/^[AEFMO]/.test(BROUGHT_FORMATS[type].name) ? 'an' : 'a'} ${BROUGHT_FORMATS[type].name} sound`);
}
