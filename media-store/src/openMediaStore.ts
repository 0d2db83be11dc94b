import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DailiesError } from '@dailies/shared/errors';
import { FolderStore } from './FolderStore.ts';
import type { MediaStore } from './MediaStore.ts';
import { readS3Url } from './s3/readS3Url.ts';
import { S3Store } from './s3/S3Store.ts';

/** `file:///folder` as the URL standard reads it; `file:folder` is relative to where the process runs. */
function folderOf(mediaUrl: string): string {
  const relative = /^file:(?!\/)(.+)$/.exec(mediaUrl)?.[1];
  return relative === undefined ? fileURLToPath(mediaUrl) : resolve(decodeURIComponent(relative));
}

/** The store that `MEDIA_URL` names. Throws `invalid-input` with one sentence where there is none of that kind. */
export async function openMediaStore(mediaUrl: string): Promise<MediaStore> {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(mediaUrl)?.[1]?.toLowerCase();
  if (scheme === 'file') {
    let folder: string;
    try {
      folder = folderOf(mediaUrl);
    } catch (error) {
      throw new DailiesError('invalid-input', `MEDIA_URL "${mediaUrl}" names no folder; write it as file:///folder.`, {
        cause: error,
      });
    }
    return FolderStore.open(folder);
  }
  if (scheme === 's3') return S3Store.open(readS3Url(mediaUrl));
  throw new DailiesError(
    'invalid-input',
    `MEDIA_URL "${mediaUrl}" is not understood; use a folder (file:///folder) or a bucket (s3://bucket).`,
  );
}
