import { timelineEntries } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { NodeId, ProjectId, UserId } from '@dailies/shared/ids';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';
import { foldSome } from './foldTimeline.ts';

export interface TimelineWanted {
  readonly node?: NodeId | undefined;
  readonly user?: UserId | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of a list by the log's numbers. Throws `invalid-input`. */
export function decodeEntryCursor(text: string): { to: string; id: string } {
  const [to, id] = decodeCursor(text);
  if (/^\d{1,18}$/.test(id)) return { to, id };
  throw new DailiesError('invalid-input', 'The cursor is not one that a list gave; start without one.');
}

/** Who did what in a project, newest first: what came of it, without edits that came to nothing. */
export async function readTimeline(
  { db, sql: log }: Pick<Services, 'db' | 'sql'>,
  project: ProjectId,
  { node, user, cursor, limit }: TimelineWanted,
) {
  const after = cursor === undefined ? undefined : decodeEntryCursor(cursor);
  if (after === undefined) await foldSome(log, project);
  const rows = await db
    .select({
      id: sql<string>`${timelineEntries.firstSeq}::text`,
      user: timelineEntries.userId,
      from: timelineEntries.fromAt,
      to: timelineEntries.toAt,
      edits: timelineEntries.edits,
      summary: timelineEntries.summary,
      cursorAt: sql<string>`${timelineEntries.toAt}::text`,
    })
    .from(timelineEntries)
    .where(
      and(
        eq(timelineEntries.projectId, project),
        sql`${timelineEntries.summary} <> '[]'::jsonb`,
        user && eq(timelineEntries.userId, user),
        node && sql`${node} = ANY(${timelineEntries.nodes})`,
        after &&
          sql`(${timelineEntries.toAt}, ${timelineEntries.firstSeq}) < (${after.to}::timestamptz, ${after.id}::bigint)`,
      ),
    )
    .orderBy(desc(timelineEntries.toAt), desc(timelineEntries.firstSeq))
    .limit(limit + 1);
  return pageOfRows(rows, limit);
}

export type TimelineRow = Awaited<ReturnType<typeof readTimeline>>['rows'][number];
