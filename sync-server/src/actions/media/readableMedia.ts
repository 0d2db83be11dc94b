import { assetMedia, assets, members, projectMedia } from '@dailies/migrations/tables';
import type { UserId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { and, eq, inArray } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { seenBy } from '../assets/seenBy.ts';

/**
 * Which of these a person may read: what belongs to a project that they are a member of, and what the
 * versions of an asset name that they see. A file that an asset only names, and that its writer could not
 * read, is not among them.
 */
export async function readableMedia(db: Queryable, user: UserId, wanted: readonly Sha256[]): Promise<Set<Sha256>> {
  if (wanted.length === 0) return new Set();
  const ofProjects = await db
    .selectDistinct({ sha256: projectMedia.sha256 })
    .from(projectMedia)
    .innerJoin(members, eq(members.projectId, projectMedia.projectId))
    .where(and(eq(members.userId, user), inArray(projectMedia.sha256, [...wanted]), withinToken(members.projectId)));
  const readable = new Set(ofProjects.map(({ sha256 }) => sha256));
  const rest = wanted.filter((sha256) => !readable.has(sha256));
  if (rest.length === 0) return readable;
  const ofAssets = await db
    .selectDistinct({ sha256: assetMedia.sha256 })
    .from(assetMedia)
    .innerJoin(assets, eq(assets.id, assetMedia.assetId))
    .where(and(eq(assetMedia.isOpened, true), inArray(assetMedia.sha256, rest), seenBy(db, user)));
  for (const { sha256 } of ofAssets) readable.add(sha256);
  return readable;
}
