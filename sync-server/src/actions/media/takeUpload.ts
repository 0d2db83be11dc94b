import type { MediaLinks } from '@dailies/media-store';
import type { Upload } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { isRefusal } from './isRefusal.ts';
import { storeUpload } from './storeUpload.ts';

/**
 * Keeps what was put by an upload link, as `storeUpload` keeps what is sent: it comes here to be looked at,
 * since nobody else may change it here meanwhile, as whoever has the link could. Kept or refused, it is gone
 * from there; where the store or the database fails, it stays, to be asked again.
 */
export async function takeUpload(
  services: Pick<Services, 'db' | 'store' | 'storage' | 'spool' | 'examiner'>,
  links: MediaLinks,
  project: ProjectId,
  upload: string,
): Promise<Upload> {
  // Says `not-found` where nothing was put, before anything is removed.
  const content = await links.read(upload);
  try {
    const kept = await storeUpload(services, project, content);
    await links.drop(upload);
    return kept;
  } catch (error) {
    if (isRefusal(error)) await links.drop(upload);
    throw error;
  }
}
