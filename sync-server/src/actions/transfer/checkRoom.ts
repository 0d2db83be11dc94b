import { media } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';
import { inArray } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';
import { gigabytes } from '../media/quota.ts';
import type { ProjectFile } from './readProjectFile.ts';
import { inParts, readableOf } from './writeImportedRows.ts';

/**
 * Throws `too-large` where the files of an exported project are more than a project may have that has no limit of
 * its own, as a new one has none.
 */
export async function checkRoom(
  db: Database,
  importer: UserId,
  file: Pick<ProjectFile, 'files' | 'carried'>,
  projectQuotaBytes: number | null,
): Promise<void> {
  if (projectQuotaBytes === null) return;
  let sizeBytes = [...file.carried.values()].reduce((sum, bytes) => sum + bytes, 0);
  await inParts(await readableOf(db, importer, file), async (some) => {
    const rows = await db.select({ bytes: media.sizeBytes }).from(media).where(inArray(media.sha256, some));
    for (const { bytes } of rows) sizeBytes += bytes;
  });
  if (sizeBytes <= projectQuotaBytes) return;
  throw new DailiesError(
    'too-large',
    `The project's files take ${gigabytes(sizeBytes)}, and a project may have ${gigabytes(projectQuotaBytes)} here; export it without media, or ask whoever runs this installation for more.`,
  );
}
