import { media, uploads } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { Upload } from '@dailies/shared/http';
import { eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { admitFile } from '../media/admitFile.ts';
import { isRefusal } from '../media/isRefusal.ts';
import { readUploadLimits } from '../media/uploadLimits.ts';
import { dropUpload } from './dropUpload.ts';
import type { UploadRow } from './openUpload.ts';

/**
 * Brings here what was put past Dailies, as it is looked at where nobody else can change it meanwhile; answers
 * how much is there.
 */
async function bring(
  { spool, store }: Pick<Services, 'spool' | 'store'>,
  id: string,
  sizeBytes: number,
): Promise<number> {
  const there = await spool.bytesOf(id);
  if (there === sizeBytes || store.links === null || !(await store.links.join(id, sizeBytes))) return there;
  return spool.write(id, 0, await store.links.read(id), sizeBytes);
}

/**
 * Keeps a whole upload as `admitFile` does. Asked again, it answers the same. What is refused is gone, with
 * its upload; where the store or the database fails, it stays, to be asked again.
 */
export async function keepUpload(
  services: Pick<Services, 'db' | 'now' | 'spool' | 'turns' | 'store' | 'storage' | 'examiner'>,
  { id, projectId, sizeBytes }: UploadRow,
): Promise<Upload> {
  const { db, spool, store, turns } = services;
  return turns.hold(id, async () => {
    const [kept] = await db
      .select({ sha256: media.sha256, mediaType: media.mediaType, sizeBytes: media.sizeBytes })
      .from(uploads)
      .innerJoin(media, eq(media.sha256, uploads.sha256))
      .where(eq(uploads.id, id));
    if (kept !== undefined) return kept;
    const there = await bring(services, id, sizeBytes);
    if (there !== sizeBytes) {
      throw new DailiesError(
        'conflict',
        `The file is not whole yet: ${there} of its ${sizeBytes} bytes came; send the rest first.`,
      );
    }
    try {
      const limits = await readUploadLimits(db, projectId);
      const upload = await admitFile(services, projectId, spool.pathOf(id), limits);
      await db.update(uploads).set({ sha256: upload.sha256 }).where(eq(uploads.id, id));
      await spool.remove(id);
      await store.links?.drop(id);
      return upload;
    } catch (error) {
      if (isRefusal(error)) await dropUpload(services, id);
      throw error;
    }
  });
}
