import type { MediaLinks } from '@dailies/media-store';
import { type Upload, VIDEO_MAX_BYTES } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { contentType, isVideoType, SNIFFED_BYTES } from '@dailies/shared/media';
import type { Services } from '../../Services.ts';
import { recordUpload, refused, storeUpload } from './storeUpload.ts';

/**
 * Keeps what was put by an upload link, as `storeUpload` keeps what is sent: a video is hashed where it
 * lies, a picture passes through, since its pixels are counted. What is refused is removed.
 */
export async function takeUpload(
  services: Pick<Services, 'db' | 'store'>,
  links: MediaLinks,
  project: ProjectId,
  upload: string,
): Promise<Upload> {
  const head = await links.peek(upload, SNIFFED_BYTES);
  const type = contentType(head);
  if (type !== undefined && isVideoType(type)) {
    return recordUpload(services.db, project, { ...(await links.take(upload, VIDEO_MAX_BYTES)), mediaType: type });
  }
  try {
    if (type === undefined) throw refused(head);
    return await storeUpload(services, project, await links.read(upload));
  } finally {
    await links.drop(upload);
  }
}
