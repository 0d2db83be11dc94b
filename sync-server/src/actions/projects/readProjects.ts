import { branches, members, projects, takes, user } from '@dailies/migrations/tables';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { and, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';
import { holdsTake } from '../takes/holdsTake.ts';

/** When anything of it was last changed: the newest update of its document, in the log or folded in. */
export const editedAt = sql<Date>`greatest(${projects.createdAt},
  (SELECT newest.created_at FROM document_updates AS newest WHERE newest.project_id = ${projects.id}
    ORDER BY newest.seq DESC LIMIT 1),
  (SELECT newest.created_at FROM document_history AS newest WHERE newest.project_id = ${projects.id}
    ORDER BY newest.seq DESC LIMIT 1))`.mapWith(projects.createdAt);

/** Who made the newest update that editedAt is the time of; null: Dailies itself. */
const editedBy = sql<string | null>`(SELECT newest.user_id FROM (
  SELECT * FROM (SELECT user_id, created_at FROM document_updates WHERE project_id = ${projects.id}
    ORDER BY seq DESC LIMIT 1) AS logged
  UNION ALL
  SELECT * FROM (SELECT user_id, created_at FROM document_history WHERE project_id = ${projects.id}
    ORDER BY seq DESC LIMIT 1) AS folded
  ORDER BY created_at DESC LIMIT 1) AS newest)`;

const editor = alias(user, 'editor');

const columns = {
  id: projects.id,
  name: projects.name,
  role: members.role,
  epoch: projects.epoch,
  createdAt: projects.createdAt,
  editedAt,
  editedById: editor.id,
  editedByName: editor.name,
  archivedAt: projects.archivedAt,
  branchOf: branches.branchOf,
  memberCount: sql<number>`(SELECT count(*)::int FROM members AS everybody WHERE everybody.project_id = ${projects.id})`,
  poster: sql<string | null>`(SELECT outcome->>'poster' FROM ${takes} WHERE ${holdsTake(projects.id)}
    ORDER BY ${takes.createdAt} DESC, ${takes.id} DESC LIMIT 1)`,
  cursorAt: sql<string>`${editedAt}::text`,
};

const select = (db: Queryable, where: SQL | undefined) =>
  db
    .select(columns)
    .from(members)
    .innerJoin(projects, eq(projects.id, members.projectId))
    .leftJoin(editor, eq(editor.id, editedBy))
    .leftJoin(branches, eq(branches.projectId, projects.id))
    .where(where)
    .orderBy(desc(editedAt), desc(projects.id));

export type ProjectRow = Awaited<ReturnType<typeof select>>[number];

export interface ProjectsWanted {
  readonly archived: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The projects that somebody is a member of, last edited first. */
export async function listProjects(db: Queryable, person: UserId, { archived, cursor, limit }: ProjectsWanted) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const rows = await select(
    db,
    and(
      eq(members.userId, person),
      withinToken(members.projectId),
      archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt),
      after && sql`(${editedAt}, ${projects.id}) < (${after[0]}::timestamptz, ${after[1]})`,
    ),
  ).limit(limit + 1);
  return pageOfRows(rows, limit);
}

/** A project as a member sees it; undefined to anybody else. */
export async function readProject(db: Queryable, person: UserId, project: ProjectId): Promise<ProjectRow | undefined> {
  const [row] = await select(
    db,
    and(eq(members.userId, person), eq(members.projectId, project), withinToken(members.projectId)),
  );
  return row;
}

/** Which of these projects somebody is a member of. */
export async function memberOf(db: Queryable, person: UserId, wanted: readonly ProjectId[]): Promise<ProjectId[]> {
  if (wanted.length === 0) return [];
  const rows = await db
    .select({ id: members.projectId })
    .from(members)
    .where(and(eq(members.userId, person), inArray(members.projectId, [...wanted]), withinToken(members.projectId)));
  return rows.map(({ id }) => id);
}
