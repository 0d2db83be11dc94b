import { uploads } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { UploadStanding } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { and, count, eq, gt, isNull } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { checkDeclared } from '../media/checkDeclared.ts';

/** An upload waits so long for its next piece. */
export const UPLOAD_KEPT_MS = 24 * 60 * 60 * 1_000;
/** Files that one person may have under way at the same time. */
const UNDER_WAY_AT_MOST = 200;

export type UploadRow = typeof uploads.$inferSelect;

export const standingOf = (row: UploadRow, receivedBytes: number): UploadStanding => ({
  id: row.id,
  name: row.name,
  sizeBytes: row.sizeBytes,
  receivedBytes,
  expiresAt: row.expiresAt.toISOString(),
});

/** Begins an upload. What kind of file it is shows with its first bytes; that none could be so large is said at once. */
export async function openUpload(
  services: Pick<Services, 'db' | 'newId' | 'now' | 'storage'>,
  user: UserId,
  project: ProjectId,
  { name, sizeBytes }: { readonly name: string; readonly sizeBytes: number },
): Promise<UploadRow> {
  const { db, newId, now } = services;
  await checkDeclared(services, project, sizeBytes);
  const createdAt = new Date(now());
  const [{ underWay } = { underWay: 0 }] = await db
    .select({ underWay: count() })
    .from(uploads)
    .where(and(eq(uploads.userId, user), isNull(uploads.sha256), gt(uploads.expiresAt, createdAt)));
  if (underWay >= UNDER_WAY_AT_MOST) {
    throw new DailiesError(
      'too-fast',
      `${UNDER_WAY_AT_MOST} of your files are under way already; let them end, or cancel some.`,
    );
  }
  const expiresAt = new Date(createdAt.getTime() + UPLOAD_KEPT_MS);
  const row = { id: newId(), projectId: project, userId: user, name, sizeBytes, createdAt, expiresAt, sha256: null };
  await db.insert(uploads).values(row);
  return row;
}

/** An upload of this person's in this project. Throws `not-found`, and `expired` where it was given up. */
export async function readUpload(
  { db, now }: Pick<Services, 'db' | 'now'>,
  user: UserId,
  project: ProjectId,
  id: string,
): Promise<UploadRow> {
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.projectId, project), eq(uploads.userId, user)));
  if (row === undefined) throw new DailiesError('not-found', `There is no upload "${id}" of yours in this project.`);
  if (row.expiresAt.getTime() < now()) {
    throw new DailiesError(
      'expired',
      'Nothing came of this upload for a day, so it was given up; send the file again.',
    );
  }
  return row;
}
