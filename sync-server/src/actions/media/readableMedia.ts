import { assets, assetVersions, members, projectMedia } from '@dailies/migrations/tables';
import type { UserId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';

/**
 * Which of these a person may read: what belongs to a project that they are a member of, and the
 * reference pictures of the studio's assets, which everybody sees.
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
  const ofStudio = await db
    .select({ references: sql<unknown>`${assetVersions.content}->'references'` })
    .from(assetVersions)
    .innerJoin(assets, eq(assets.id, assetVersions.assetId))
    .where(
      and(isNull(assets.projectId), sql`${assetVersions.content}->'references' ?| array[${sql.join(rest, sql`, `)}]`),
    );
  for (const { references } of ofStudio) {
    for (const sha256 of Sha256.array().catch([]).parse(references)) if (rest.includes(sha256)) readable.add(sha256);
  }
  return readable;
}
