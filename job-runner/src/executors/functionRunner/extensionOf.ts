import { RunFailure } from '../RunFailure.ts';
import { mediaTypeOf } from './measureMedia.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/quicktime': 'mov',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
};
const OTHER = 'bin';

/** The usual ending of a media file's name, by its bytes; "bin" for any other file. */
export async function extensionOf(path: string): Promise<string> {
  try {
    return EXTENSIONS[await mediaTypeOf(path)] ?? OTHER;
  } catch (error) {
    if (error instanceof RunFailure) return OTHER;
    throw error;
  }
}
