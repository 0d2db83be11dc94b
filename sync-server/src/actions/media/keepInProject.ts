import type { MediaStore } from '@dailies/media-store';
import { media, projectMedia } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { Upload } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';
import { checkQuota, holdQuota, readQuota } from './quota.ts';

interface Keeping {
  readonly db: Database;
  readonly store: MediaStore;
  /** The installation's limit for a project that has none of its own, in bytes. */
  readonly projectQuotaBytes: number | null;
}

/**
 * Lets the project's members read a file that is in the store. Throws `too-large` where the project may
 * not take so much, and `storage` where the bytes are gone: a file of the same content may have been
 * collected while this one came. From the first row on, until it ends, they cannot go.
 */
export async function keepInProject(
  { db, store, projectQuotaBytes }: Keeping,
  project: ProjectId,
  upload: Upload,
): Promise<Upload> {
  await db.transaction(async (tx) => {
    await holdQuota(tx, project);
    const [there] = await tx
      .select({ sha256: projectMedia.sha256 })
      .from(projectMedia)
      .where(and(eq(projectMedia.projectId, project), eq(projectMedia.sha256, upload.sha256)));
    if (there === undefined) checkQuota(await readQuota(tx, project, projectQuotaBytes), upload.sizeBytes);
    await tx.insert(media).values(upload).onConflictDoNothing();
    await tx.insert(projectMedia).values({ projectId: project, sha256: upload.sha256 }).onConflictDoNothing();
    if (!(await store.has(upload.sha256))) {
      throw new DailiesError('storage', 'The file was just being removed as one that nobody uses; send it again.');
    }
  });
  return upload;
}
