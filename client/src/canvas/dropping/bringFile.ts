import type { ProjectId } from '@dailies/shared/ids';
import type { BroughtKind } from '@dailies/shared/media';
import type { ClipParams, FileParams, PictureParams, SoundParams } from '@dailies/shared/modules';
import type { Sending } from '../../api/Sending.ts';
import { uploadFile } from '../../api/uploads.ts';
import { lookAtClip, lookAtPicture, lookAtSound, type Looked, type LookedClip, type LookedSound } from './look.ts';

/** The types of node that a file becomes. */
export type BroughtNode = 'picture' | 'clip' | 'sound' | 'file';

/** A file that was looked at, before it is sent. */
export type Seen =
  | { readonly kind: 'picture'; readonly file: File; readonly looked: Looked }
  | { readonly kind: 'clip'; readonly file: File; readonly looked: LookedClip }
  | { readonly kind: 'sound'; readonly file: File; readonly looked: LookedSound }
  | { readonly kind: 'file'; readonly file: File; readonly of: BroughtKind };

/** The type of a node, with the params that a file gives it. */
export type Brought = { readonly wasThere: boolean } & (
  | { readonly type: 'picture'; readonly params: PictureParams }
  | { readonly type: 'clip'; readonly params: ClipParams }
  | { readonly type: 'sound'; readonly params: SoundParams }
  | { readonly type: 'file'; readonly params: FileParams }
);

const NAME_AT_MOST = 200;

const NODE_OF_KIND: Readonly<Record<BroughtKind, BroughtNode>> = {
  picture: 'picture',
  video: 'clip',
  sound: 'sound',
  blend: 'file',
  font: 'file',
  workflow: 'file',
  weights: 'file',
};

export const nodeOfKind = (kind: BroughtKind): BroughtNode => NODE_OF_KIND[kind];

export async function look(of: BroughtKind, file: File): Promise<Seen> {
  const kind = nodeOfKind(of);
  switch (kind) {
    case 'picture':
      return { kind, file, looked: await lookAtPicture(file) };
    case 'clip':
      return { kind, file, looked: await lookAtClip(file) };
    case 'sound':
      return { kind, file, looked: await lookAtSound(file) };
    case 'file':
      return { kind, file, of };
  }
}

/** Sends a file to the store, and the still of a video with it. Throws as `uploadFile` does. */
export async function bringFile(project: ProjectId, seen: Seen, sending: Sending): Promise<Brought> {
  const { file } = seen;
  const name = file.name.slice(0, NAME_AT_MOST);
  const { sha256: media, wasThere } = await uploadFile(project, file, sending);
  switch (seen.kind) {
    case 'picture': {
      const { width, height } = seen.looked;
      return { wasThere, type: 'picture', params: { media, width, height, name } };
    }
    case 'clip': {
      const { width, height, durationSeconds, still } = seen.looked;
      const signal = sending.signal === undefined ? {} : { signal: sending.signal };
      const poster = still === null ? null : (await uploadFile(project, still, signal)).sha256;
      return { wasThere, type: 'clip', params: { media, poster, width, height, durationSeconds, name } };
    }
    case 'sound':
      return { wasThere, type: 'sound', params: { media, durationSeconds: seen.looked.durationSeconds, name } };
    case 'file':
      return { wasThere, type: 'file', params: { media, kind: seen.of, sizeBytes: file.size, name } };
  }
}
