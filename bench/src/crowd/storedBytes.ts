import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';

/**
 * What the database holds of projects' documents, in bytes of content: `all` of it, or the `history`
 * alone, which is what was ever logged, folded in or not.
 */
export async function storedBytes(sql: Sql, projects: readonly ProjectId[], what: 'all' | 'history'): Promise<number> {
  const [row] = await sql<{ updates: number; history: number; snapshots: number }[]>`
    SELECT
      (SELECT coalesce(sum(octet_length(update)), 0)::float8 FROM document_updates WHERE project_id = ANY(${[...projects]})) AS updates,
      (SELECT coalesce(sum(octet_length(update)), 0)::float8 FROM document_history WHERE project_id = ANY(${[...projects]})) AS history,
      (SELECT coalesce(sum(octet_length(state)), 0)::float8 FROM document_snapshots WHERE project_id = ANY(${[...projects]})) AS snapshots`;
  if (row === undefined) return 0;
  return row.updates + row.history + (what === 'all' ? row.snapshots : 0);
}
