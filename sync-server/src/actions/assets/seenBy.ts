import { assetProjects, assets, members } from '@dailies/migrations/tables';
import type { UserId } from '@dailies/shared/ids';
import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';

/** Whether somebody sees an asset: the studio's, one of a project of theirs, or one that a branch or a merge brought there. */
export function seenBy(db: Queryable, user: UserId): SQL | undefined {
  const theirs = db
    .select({ id: members.projectId })
    .from(members)
    .where(and(eq(members.userId, user), withinToken(members.projectId)));
  const brought = db
    .select({ id: assetProjects.assetId })
    .from(assetProjects)
    .where(inArray(assetProjects.projectId, theirs));
  return or(isNull(assets.projectId), inArray(assets.projectId, theirs), inArray(assets.id, brought));
}
