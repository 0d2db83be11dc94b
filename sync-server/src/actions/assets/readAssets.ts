import { assetProjects, assets, assetVersions, members } from '@dailies/migrations/tables';
import type { AssetId, ProjectId, UserId } from '@dailies/shared/ids';
import { and, asc, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';

const select = (db: Queryable, where: SQL | undefined) =>
  db
    .select({
      id: assets.id,
      kind: assets.kind,
      projectId: assets.projectId,
      version: assetVersions.version,
      content: assetVersions.content,
      by: assetVersions.createdBy,
      at: assetVersions.createdAt,
    })
    .from(assets)
    .innerJoin(assetVersions, eq(assetVersions.assetId, assets.id))
    .where(where);

export type AssetRow = Awaited<ReturnType<typeof select>>[number];

const isNewest = sql`${assetVersions.version} =
  (SELECT max(newest.version) FROM asset_versions AS newest WHERE newest.asset_id = ${assets.id})`;

/** A branch or a merge brought it to the project. */
const isBroughtTo = (project: ProjectId): SQL =>
  sql`${assets.id} IN (SELECT ${assetProjects.assetId} FROM ${assetProjects} WHERE ${assetProjects.projectId} = ${project})`;

/** The project's and the studio's assets at their newest versions, oldest asset first. */
export const listAssets = (db: Queryable, project: ProjectId): Promise<AssetRow[]> =>
  select(db, and(or(eq(assets.projectId, project), isNull(assets.projectId), isBroughtTo(project)), isNewest)).orderBy(
    asc(assets.createdAt),
    asc(assets.id),
  );

/** All versions of an asset, newest first; none where there is no such asset. */
export const readAssetVersions = (db: Queryable, id: AssetId): Promise<AssetRow[]> =>
  select(db, eq(assets.id, id)).orderBy(desc(assetVersions.version));

/** The projects of a member that an asset was brought to by a branch or a merge. */
export async function projectsBroughtTo(db: Queryable, user: UserId, id: AssetId): Promise<ProjectId[]> {
  const rows = await db
    .select({ project: assetProjects.projectId })
    .from(assetProjects)
    .innerJoin(members, eq(members.projectId, assetProjects.projectId))
    .where(and(eq(assetProjects.assetId, id), eq(members.userId, user), withinToken(members.projectId)));
  return rows.map(({ project }) => project);
}
