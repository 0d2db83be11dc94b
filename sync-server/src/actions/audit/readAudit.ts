import { auditEvents, projects, user } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { AuditFilter } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { and, asc, desc, eq, gt, gte, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../db/openDatabase.ts';

const subjectUser = alias(user, 'subject_user');

const columns = {
  id: auditEvents.id,
  at: auditEvents.at,
  actorId: auditEvents.actorId,
  actorName: user.name,
  actorEmail: user.email,
  action: auditEvents.action,
  projectId: auditEvents.projectId,
  projectName: projects.name,
  subject: auditEvents.subject,
  subjectName: subjectUser.name,
  address: auditEvents.address,
  userAgent: auditEvents.userAgent,
  details: auditEvents.details,
};

const select = (db: Queryable, where: SQL | undefined) =>
  db
    .select(columns)
    .from(auditEvents)
    .leftJoin(user, eq(user.id, auditEvents.actorId))
    .leftJoin(projects, eq(projects.id, auditEvents.projectId))
    .leftJoin(subjectUser, eq(subjectUser.id, auditEvents.subject))
    .where(where);

export type AuditRow = Awaited<ReturnType<typeof select>>[number];

export interface AuditWanted extends AuditFilter {
  /** Null: the whole installation. */
  readonly project: ProjectId | null;
}

/** A person is asked for as the one who did it, or the one to whom it was done. */
const matching = ({ project, person, action, from, until }: AuditWanted): SQL | undefined =>
  and(
    project === null ? undefined : eq(auditEvents.projectId, project),
    person === undefined ? undefined : or(eq(auditEvents.actorId, person), eq(auditEvents.subject, person)),
    action === undefined ? undefined : eq(auditEvents.action, action),
    from === undefined ? undefined : gte(auditEvents.at, new Date(from)),
    until === undefined ? undefined : lt(auditEvents.at, new Date(until)),
  );

function idOfCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new DailiesError('invalid-input', 'The cursor is not one that a list gave; start without one.');
}

/** A page of events, newest first. */
export async function listAudit(
  db: Queryable,
  wanted: AuditWanted,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: AuditRow[]; next: string | null }> {
  const before = cursor === undefined ? undefined : lt(auditEvents.id, idOfCursor(cursor));
  const rows = await select(db, and(matching(wanted), before))
    .orderBy(desc(auditEvents.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  return { rows: page, next: rows.length > limit ? String(page.at(-1)?.id ?? 0) : null };
}

const ROWS_AT_ONCE = 1_000;

/** All events that were there when it began, oldest first, a thousand at a time. */
export async function* eachAudit(db: Queryable, wanted: AuditWanted): AsyncGenerator<AuditRow[], void> {
  const [last] = await db
    .select({ id: sql<number>`coalesce(max(${auditEvents.id}), 0)::int8`.mapWith(Number) })
    .from(auditEvents);
  let after = 0;
  for (;;) {
    const part = and(gt(auditEvents.id, after), lte(auditEvents.id, last?.id ?? 0));
    const rows = await select(db, and(matching(wanted), part))
      .orderBy(asc(auditEvents.id))
      .limit(ROWS_AT_ONCE);
    if (rows.length > 0) yield rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < ROWS_AT_ONCE) return;
    after = end.id;
  }
}
