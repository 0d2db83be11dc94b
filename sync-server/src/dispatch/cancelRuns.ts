import type { Sql } from '@dailies/migrations';
import type { ProjectId, RequestId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';

/**
 * Cancels what has not ended of a request: what waits in the queue ends here, with its outcome; what
 * runs is told to stop, and its runner writes the outcome.
 */
export async function cancelRuns(sql: Sql, project: ProjectId, request: RequestId): Promise<void> {
  await sql.begin(async (tx) => {
    const ended = await tx<{ id: string }[]>`
      UPDATE runs SET state = 'cancelled', cancel_requested = true, ended_at = now()
      WHERE project_id = ${project} AND request_id = ${request} AND state IN ('queued', 'held') RETURNING id`;
    for (const { id } of ended) {
      await tx`INSERT INTO run_outcomes (run_id, project_id, outcome)
        VALUES (${id}, ${project}, ${tx.json({ state: 'cancelled' })}) ON CONFLICT DO NOTHING`;
    }
    const running = await tx<{ id: string }[]>`
      UPDATE runs SET cancel_requested = true
      WHERE project_id = ${project} AND request_id = ${request} AND state = 'running' RETURNING id`;
    for (const { id } of running) await tx`SELECT pg_notify(${CHANNELS.cancel}, ${JSON.stringify({ run: id })})`;
    if (ended.length > 0) await tx`SELECT pg_notify(${CHANNELS.outcome}, ${JSON.stringify({ project })})`;
  });
}
