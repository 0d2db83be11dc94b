import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where the media lie: `MEDIA_URL` with a relative folder counted from the project's root, or the folder
 * `media` of the data folder where it is not set.
 */
export function mediaUrlOf(variable: string | undefined, dataFolder: string, root: string): string {
  const mediaUrl = (variable ?? '').trim();
  if (mediaUrl === '') return pathToFileURL(join(dataFolder, 'media')).href;
  const relative = /^file:(?!\/)(.*)$/.exec(mediaUrl)?.[1];
  return relative === undefined ? mediaUrl : pathToFileURL(resolve(root, decodeURIComponent(relative))).href;
}
