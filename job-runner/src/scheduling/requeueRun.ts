import type { Sql } from '@dailies/migrations';
import type { RunId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';

/**
 * Gives a claimed run back to the queue and wakes the other runners. `excused`: it is no failure of
 * the run (its runner stops in good order), so the attempt does not count against its maximum. `stalled`: it
 * reported nothing for too long, and was killed. `isGone`: nothing of it is left where it was.
 */
export async function requeueRun(
  sql: Sql,
  run: RunId,
  attempt: number,
  {
    excused,
    stalled = false,
    isGone = stalled,
  }: { readonly excused: boolean; readonly stalled?: boolean; readonly isGone?: boolean },
): Promise<void> {
  await sql`
    WITH freed AS (
      UPDATE runs SET state = 'queued', claimed_by = NULL, max_attempts = max_attempts + ${excused ? 1 : 0},
        stalls = stalls + ${stalled ? 1 : 0}, backend = CASE WHEN ${isGone}::boolean THEN NULL ELSE backend END
      WHERE id = ${run} AND attempt = ${attempt} AND state = 'running'
      RETURNING id
    )
    SELECT pg_notify(${CHANNELS.wake}, '') FROM freed`;
}
