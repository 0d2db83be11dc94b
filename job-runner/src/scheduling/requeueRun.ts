import type { Sql } from '@dailies/migrations';
import type { RunId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';

/**
 * Gives a claimed run back to the queue and wakes the other runners. `excused`: it is no failure of
 * the run (its runner stops in good order), so the attempt does not count against its maximum. `stalled`: it
 * reported nothing for too long, and was killed. `isGone`: nothing of it is left where it was. `avoid`:
 * a backend that could not run it, and why. What
 * the attempt took counts as spent, but for the `idleSeconds` that it only waited in.
 */
export async function requeueRun(
  sql: Sql,
  run: RunId,
  attempt: number,
  {
    excused,
    stalled = false,
    isGone = false,
    avoid,
    idleSeconds = 0,
  }: {
    readonly excused: boolean;
    readonly stalled?: boolean;
    readonly isGone?: boolean;
    readonly avoid?: Readonly<Record<string, string>>;
    readonly idleSeconds?: number;
  },
): Promise<void> {
  await sql`
    WITH freed AS (
      UPDATE runs SET state = 'queued', claimed_by = NULL, max_attempts = max_attempts + ${excused ? 1 : 0},
        spent_seconds = spent_seconds
          + GREATEST(0, EXTRACT(EPOCH FROM now() - started_at)::float8 - ${idleSeconds}::float8),
        stalls = stalls + ${stalled ? 1 : 0}, backend = CASE WHEN ${isGone}::boolean THEN NULL ELSE backend END,
        avoid = avoid || ${sql.json(avoid ?? {})}
      WHERE id = ${run} AND attempt = ${attempt} AND state = 'running'
      RETURNING id
    )
    SELECT pg_notify(${CHANNELS.wake}, '') FROM freed`;
}
