import type { Sql } from '@dailies/migrations';
import type { ProjectId, RunId } from '@dailies/shared/ids';
import { CHANNELS, type RunOutcome } from '@dailies/shared/runs';
import { insertOutcome } from './writeOutcome.ts';

const GIVEN_UP: RunOutcome = {
  state: 'failed',
  code: 'machine-lost',
  message: 'The machine stopped each time this was tried; try a smaller size, or ask whoever runs the machines.',
};

/**
 * Frees what dead processes held. Each instance and each pool of Graphile Worker holds its own name
 * as a session lock (`SessionLocks`); who can take the lock of a name knows that its holder is
 * dead. Runs are queued again, or failed once their attempts are used up; jobs are unlocked. What a run took
 * counts up to its last word: nobody knows since when its runner has been dead.
 * Returns how many runs were freed.
 */
export async function takeOverDead(sql: Sql, instance: string): Promise<number> {
  const holders = await sql<{ name: string }[]>`
    SELECT claimed_by AS name FROM runs WHERE state = 'running' AND claimed_by <> ${instance}
    UNION SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
    UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL`;
  let freed = 0;
  for (const { name } of holders) freed += await freeDead(sql, name);
  return freed;
}

async function freeDead(sql: Sql, name: string): Promise<number> {
  return sql.begin(async (tx) => {
    const [lock] = await tx<
      { taken: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS taken`;
    if (lock?.taken !== true) return 0;
    await tx`SELECT graphile_worker.force_unlock_workers(${[name]}::text[])`;
    const took = tx`spent_seconds + COALESCE(EXTRACT(EPOCH FROM GREATEST(started_at, progressed_at) - started_at), 0)`;
    const queued = await tx`
      UPDATE runs SET state = 'queued', claimed_by = NULL, spent_seconds = ${took}
      WHERE claimed_by = ${name} AND state = 'running' AND attempt < max_attempts RETURNING id`;
    const givenUp = await tx<{ id: RunId; project_id: ProjectId }[]>`
      UPDATE runs SET state = 'failed', claimed_by = NULL, ended_at = now(), run_seconds = ${took},
        gpu_seconds = CASE WHEN gpu_memory_bytes > 0 THEN ${took} ELSE 0 END
      WHERE claimed_by = ${name} AND state = 'running' RETURNING id, project_id`;
    for (const { id, project_id } of givenUp) await insertOutcome(tx, id, project_id, GIVEN_UP);
    if (queued.length > 0) await tx`SELECT pg_notify(${CHANNELS.wake}, '')`;
    return queued.length + givenUp.length;
  });
}
