import type { Sql } from '@dailies/migrations';
import { ProjectId } from '@dailies/shared/ids';
import { PAUSE_MS } from './OpenEntry.ts';
import { foldTimeline } from './foldTimeline.ts';

/** Projects summed up in one sweep; the next one goes on. */
const MOST_AT_ONCE = 50;

/** Sums up the projects in which something has waited for ten minutes; what is asked for is summed up at once. */
export async function foldWaiting(sql: Sql, at: Date): Promise<number> {
  const waiting = await sql<{ id: string }[]>`
    SELECT projects.id FROM projects
    LEFT JOIN timeline_progress AS progress ON progress.project_id = projects.id
    WHERE EXISTS (
        SELECT FROM document_updates AS waiting
        WHERE waiting.project_id = projects.id AND waiting.seq > coalesce(progress.through_seq, 0)
          AND waiting.created_at <= ${new Date(at.getTime() - PAUSE_MS)})
      OR EXISTS (
        SELECT FROM document_history AS folded
        WHERE folded.project_id = projects.id AND folded.seq > coalesce(progress.through_seq, 0))
    LIMIT ${MOST_AT_ONCE}`;
  for (const { id } of waiting) await foldTimeline(sql, ProjectId.parse(id));
  return waiting.length;
}
