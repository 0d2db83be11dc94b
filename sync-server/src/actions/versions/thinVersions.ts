import type { Sql } from '@dailies/migrations';

const DAY_MS = 86_400_000;
const HOURLY_MS = 2 * DAY_MS;
const DAILY_MS = 60 * DAY_MS;

/**
 * Thins what Dailies kept by itself: the last of each hour for two days, of each day for 60 days, of
 * each week from then on. The ways back of restores and merges stay whole for two days. Versions with
 * a name, the grounds of branches and the ends of epochs are kept for good. Answers how many went.
 */
export async function thinVersions(sql: Sql, at: Date): Promise<number> {
  const hourly = new Date(at.getTime() - HOURLY_MS);
  const daily = new Date(at.getTime() - DAILY_MS);
  const gone = await sql`
    WITH aged AS (
      SELECT id, project_id, created_at,
        CASE WHEN created_at > ${hourly} THEN 'hour' WHEN created_at > ${daily} THEN 'day' ELSE 'week' END AS span
      FROM document_versions
      WHERE name IS NULL
        AND (kind = 'automatic' OR (kind IN ('before-restore', 'before-merge') AND created_at <= ${hourly}))
    ), placed AS (
      SELECT id, row_number() OVER (
        PARTITION BY project_id, span, date_trunc(span, created_at, 'UTC') ORDER BY created_at DESC, id DESC
      ) AS place
      FROM aged
    )
    DELETE FROM document_versions WHERE id IN (SELECT id FROM placed WHERE place > 1)`;
  return gone.count;
}
