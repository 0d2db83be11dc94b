import { media } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import { readableMedia } from './readableMedia.ts';

export interface StoredFile {
  readonly sha256: Sha256;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** A file that somebody may see. Throws `not-found` for any other, whether it is there or not. */
export async function fileFor(db: Queryable, user: UserId, sha256: Sha256): Promise<StoredFile> {
  const readable = await readableMedia(db, user, [sha256]);
  const [file] = readable.has(sha256) ? await db.select().from(media).where(eq(media.sha256, sha256)) : [];
  if (file === undefined) throw new DailiesError('not-found', `There is no file "${sha256}" that you can see.`);
  return file;
}
