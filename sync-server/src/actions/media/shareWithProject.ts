import { media, projectMedia } from '@dailies/migrations/tables';
import type { ProjectId } from '@dailies/shared/ids';
import { isBroughtType, kindOfType, type Sha256 } from '@dailies/shared/media';
import { and, eq, inArray } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import { checkQuota, holdQuota, readQuota } from './quota.ts';
import { checkSize, readUploadLimits } from './uploadLimits.ts';

/**
 * Lets the project's members read files that are here already; answers which of them are new to it. Throws
 * `too-large` where those would not be taken from somebody who sends them: for their kind, their size, or for want
 * of room. To be called in a transaction.
 */
export async function shareWithProject(
  tx: Queryable,
  project: ProjectId,
  wanted: readonly Sha256[],
  projectQuotaBytes: number | null,
): Promise<ReadonlySet<Sha256>> {
  if (wanted.length === 0) return new Set();
  await holdQuota(tx, project);
  const there = await tx
    .select({ sha256: projectMedia.sha256 })
    .from(projectMedia)
    .where(and(eq(projectMedia.projectId, project), inArray(projectMedia.sha256, [...wanted])));
  const isThere = new Set(there.map(({ sha256 }) => sha256));
  const added = wanted.filter((sha256) => !isThere.has(sha256));
  if (added.length === 0) return new Set();
  const files = await tx.select().from(media).where(inArray(media.sha256, added));
  const limits = await readUploadLimits(tx, project);
  for (const { mediaType, sizeBytes } of files) {
    if (isBroughtType(mediaType)) checkSize(kindOfType(mediaType), sizeBytes, limits);
  }
  const addedBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  checkQuota(await readQuota(tx, project, projectQuotaBytes), addedBytes);
  await tx
    .insert(projectMedia)
    .values(added.map((sha256) => ({ projectId: project, sha256 })))
    .onConflictDoNothing();
  return new Set(added);
}
