import { assetProjects, assets, assetVersions, members } from '@dailies/migrations/tables';
import type { AssetsQuery } from '@dailies/shared/http';
import type { AssetId, ProjectId, UserId } from '@dailies/shared/ids';
import { and, asc, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';

const select = (db: Queryable, where: SQL | undefined) =>
  db
    .select({
      id: assets.id,
      kind: assets.kind,
      projectId: assets.projectId,
      tags: assets.tags,
      archivedAt: assets.archivedAt,
      version: assetVersions.version,
      content: assetVersions.content,
      by: assetVersions.createdBy,
      at: assetVersions.createdAt,
      run: assetVersions.runId,
      cursorAt: sql<string>`${assets.createdAt}::text`,
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

/** What a project sees; null: the studio's alone. */
const isSeenIn = (project: ProjectId | null): SQL | undefined =>
  project === null
    ? isNull(assets.projectId)
    : or(eq(assets.projectId, project), isNull(assets.projectId), isBroughtTo(project));

/** The project's and the studio's assets at their newest versions, oldest asset first. */
export const listAssets = (db: Queryable, project: ProjectId): Promise<AssetRow[]> =>
  select(db, and(isSeenIn(project), isNewest)).orderBy(asc(assets.createdAt), asc(assets.id));

const SHELVES = { exclude: isNull(assets.archivedAt), include: undefined, only: isNotNull(assets.archivedAt) } as const;

const searched = sql`lower(concat_ws(' ', ${assetVersions.content}->>'name', ${assetVersions.content}->>'description',
  ${assets.tags}::text))`;

/** A page of what a project sees, or (null) of the studio's, each at its newest version, oldest asset first. */
export async function pageOfAssets(
  db: Queryable,
  project: ProjectId | null,
  { q = '', kind, tag, archived, cursor, limit }: AssetsQuery,
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const rows = await select(
    db,
    and(
      isSeenIn(project),
      isNewest,
      SHELVES[archived],
      kind && eq(assets.kind, kind),
      tag === undefined ? undefined : sql`${assets.tags} @> ${JSON.stringify([tag.toLowerCase()])}::text::jsonb`,
      ...words.map((word) => sql`position(${word} in ${searched}) > 0`),
      after && sql`(${assets.createdAt}, ${assets.id}) > (${after[0]}::timestamptz, ${after[1]})`,
    ),
  )
    .orderBy(asc(assets.createdAt), asc(assets.id))
    .limit(limit + 1);
  return pageOfRows(rows, limit);
}

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
