import type { ProjectId } from '@dailies/shared/ids';
import type { ClipParams, PictureParams } from '@dailies/shared/modules';
import { type Sending, uploadFile } from '../../api/uploads.ts';
import { lookAtClip, lookAtPicture, type Looked, type LookedClip } from './look.ts';

/** A file that was looked at, before it is sent. */
export type Seen =
  | { readonly kind: 'picture'; readonly file: File; readonly looked: Looked }
  | { readonly kind: 'clip'; readonly file: File; readonly looked: LookedClip };

/** The type of a node, with the params that a file gives it. */
export type Brought =
  | { readonly type: 'picture'; readonly params: PictureParams }
  | { readonly type: 'clip'; readonly params: ClipParams };

const NAME_AT_MOST = 200;

export const look = async (kind: 'picture' | 'clip', file: File): Promise<Seen> =>
  kind === 'picture'
    ? { kind, file, looked: await lookAtPicture(file) }
    : { kind, file, looked: await lookAtClip(file) };

/** Sends a file to the store, and the still of a video with it. Throws as `uploadFile` does. */
export async function bringFile(project: ProjectId, seen: Seen, sending: Sending): Promise<Brought> {
  const name = seen.file.name.slice(0, NAME_AT_MOST);
  const { width, height } = seen.looked;
  const { sha256: media } = await uploadFile(project, seen.file, sending);
  if (seen.kind === 'picture') return { type: 'picture', params: { media, width, height, name } };
  const { durationSeconds, still } = seen.looked;
  const signal = sending.signal === undefined ? {} : { signal: sending.signal };
  const poster = still === null ? null : (await uploadFile(project, still, signal)).sha256;
  return { type: 'clip', params: { media, poster, width, height, durationSeconds, name } };
}
