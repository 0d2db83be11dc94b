import type { Sql } from '@dailies/migrations';
import type { BackendId } from '@dailies/shared/farm';

/** Three times as long as a backend that another runner can use is silent at most. */
const SILENT_SECONDS = 15;

/**
 * Writes down why this runner cannot use a backend. Where it has answered lately another runner can, and where it is
 * away that runner has said why: neither is contradicted.
 */
export async function tellUnusable(sql: Sql, id: BackendId, problem: string): Promise<void> {
  await sql`
    INSERT INTO backend_states AS present (backend_id, asked_at, problem, failures)
    SELECT id, 'epoch', ${problem}, 1 FROM backends WHERE id = ${id}
    ON CONFLICT (backend_id) DO UPDATE SET problem = excluded.problem, failures = present.failures + 1
      WHERE present.problem IS NULL
        AND (present.answered_at IS NULL OR present.answered_at < now() - make_interval(secs => ${SILENT_SECONDS}))`;
}
