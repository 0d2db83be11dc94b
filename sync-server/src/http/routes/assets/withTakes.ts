import { members, runs } from '@dailies/migrations/tables';
import type { AssetHistory } from '@dailies/shared/http';
import { takeIdOf, type UserId } from '@dailies/shared/ids';
import { and, eq, inArray } from 'drizzle-orm';
import { withinToken } from '../../../auth/index.ts';
import type { AssetRow } from '../../../actions/assets/readAssets.ts';
import type { Queryable } from '../../../db/openDatabase.ts';
import { presentAsset } from './presentAsset.ts';

/** The versions of an asset, each with the take of the run that trained it, where it is in a project of the asker. */
export async function withTakes(
  db: Queryable,
  user: UserId,
  versions: readonly AssetRow[],
): Promise<AssetHistory['versions']> {
  const trained = versions.flatMap(({ run }) => run ?? []);
  const rows =
    trained.length === 0
      ? []
      : await db
          .select({ id: runs.id, project: runs.projectId })
          .from(runs)
          .innerJoin(members, and(eq(members.projectId, runs.projectId), eq(members.userId, user)))
          .where(and(inArray(runs.id, trained), withinToken(members.projectId)));
  const projects = new Map(rows.map(({ id, project }) => [id, project]));
  return versions.map((row) => {
    const { version, content, hash, by, at } = presentAsset(row);
    const project = row.run === null ? undefined : projects.get(row.run);
    const take = row.run === null || project === undefined ? null : { id: takeIdOf(row.run), project };
    return { version, content, hash, by, at, take };
  });
}
