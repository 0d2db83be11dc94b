import { members, notificationMutes, notifications, projects, user } from '@dailies/migrations/tables';
import type { NotificationKind } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';

/** Of projects that somebody is a member of now: who left a project is told nothing more of it. */
const ofMembership = and(eq(members.projectId, notifications.projectId), eq(members.userId, notifications.userId));

const select = (db: Queryable, where: SQL | undefined) =>
  db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      at: notifications.at,
      readAt: notifications.readAt,
      projectId: notifications.projectId,
      projectName: projects.name,
      actorId: notifications.actorId,
      actorName: user.name,
      subject: notifications.subject,
      cursorAt: sql<string>`${notifications.at}::text`,
    })
    .from(notifications)
    .innerJoin(members, ofMembership)
    .innerJoin(projects, eq(projects.id, notifications.projectId))
    .leftJoin(user, eq(user.id, notifications.actorId))
    .where(where)
    .orderBy(desc(notifications.at), desc(notifications.id));

export type NotificationRow = Awaited<ReturnType<typeof select>>[number];

/** A page of what concerns somebody, newest first. */
export async function listNotifications(
  db: Queryable,
  person: UserId,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const rows = await select(
    db,
    and(
      eq(notifications.userId, person),
      after && sql`(${notifications.at}, ${notifications.id}) < (${after[0]}::timestamptz, ${after[1]})`,
    ),
  ).limit(limit + 1);
  return pageOfRows(rows, limit);
}

export async function countUnread(db: Queryable, person: UserId): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(notifications)
    .innerJoin(members, ofMembership)
    .where(and(eq(notifications.userId, person), isNull(notifications.readAt)));
  return row?.count ?? 0;
}

/** The kinds that somebody does not want to be told of. */
export async function readMuted(db: Queryable, person: UserId): Promise<NotificationKind[]> {
  const rows = await db
    .select({ kind: notificationMutes.kind })
    .from(notificationMutes)
    .where(eq(notificationMutes.userId, person))
    .orderBy(notificationMutes.kind);
  return rows.map(({ kind }) => kind);
}
