import { uploads } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { UploadParts } from '@dailies/shared/http';
import { eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { UPLOAD_KEPT_MS, type UploadRow } from './openUpload.ts';

const LINK_SECONDS = 60 * 60;

/** Where the parts of an upload are put, past Dailies. Throws `conflict` where the store has no addresses. */
export async function linkUpload(
  { db, store, now }: Pick<Services, 'db' | 'store' | 'now'>,
  { id, sizeBytes, sha256 }: UploadRow,
): Promise<UploadParts> {
  if (store.links === null) {
    throw new DailiesError('conflict', 'This installation takes files by itself only; send the pieces to the upload.');
  }
  if (sha256 !== null) throw new DailiesError('conflict', 'This upload is kept already; there is nothing to send.');
  const parts = await store.links.uploadParts(id, sizeBytes, LINK_SECONDS);
  await db
    .update(uploads)
    .set({ expiresAt: new Date(now() + UPLOAD_KEPT_MS) })
    .where(eq(uploads.id, id));
  return { parts: [...parts], expiresAt: new Date(now() + LINK_SECONDS * 1_000).toISOString() };
}
