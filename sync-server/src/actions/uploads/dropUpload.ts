import { uploads } from '@dailies/migrations/tables';
import { eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';

/** Removes what came of an upload, and that it was. */
export async function dropUpload(
  { db, spool, store }: Pick<Services, 'db' | 'spool' | 'store'>,
  id: string,
): Promise<void> {
  await spool.remove(id);
  await store.links?.drop(id);
  await db.delete(uploads).where(eq(uploads.id, id));
}
