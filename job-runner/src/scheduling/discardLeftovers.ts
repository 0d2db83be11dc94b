import type { Sql } from '@dailies/migrations';
import type { RunId } from '@dailies/shared/ids';
import { isTerminal, type RunState } from '@dailies/shared/runs';
import type { Executor } from '../executors/Executor.ts';

/** Who has claimed a run so lately may just be about to adopt it. */
const ADOPTION_SECONDS = 10;

interface Row {
  readonly id: RunId;
  readonly state: RunState;
  readonly attempt: number;
  readonly is_settled: boolean;
}

/**
 * Removes what no run needs any more from this machine: of runs that have ended or are gone, and of
 * attempts that another machine has followed. What waits in the queue is kept to be adopted.
 */
export async function discardLeftovers(sql: Sql, executors: Iterable<Executor>): Promise<number> {
  let discarded = 0;
  const problems: unknown[] = [];
  for (const executor of executors) {
    // One that is away keeps nothing of the others.
    await discardOf(sql, executor).then(
      (count) => (discarded += count),
      (error: unknown) => problems.push(error),
    );
  }
  if (problems.length > 0) throw new AggregateError(problems, 'What runs left could not be removed everywhere.');
  return discarded;
}

async function discardOf(sql: Sql, executor: Executor): Promise<number> {
  let discarded = 0;
  const leftovers = (await executor.leftovers?.()) ?? [];
  if (leftovers.length === 0) return 0;
  const rows = await sql<Row[]>`
      SELECT id, state, attempt, started_at < now() - make_interval(secs => ${ADOPTION_SECONDS}) AS is_settled
      FROM runs WHERE id = ANY(${leftovers.map(({ run }) => run)})`;
  for (const leftover of leftovers) {
    const row = rows.find(({ id }) => id === leftover.run);
    const followed = row?.state === 'running' && row.attempt > leftover.attempt && row.is_settled;
    if (row !== undefined && !isTerminal(row.state) && !followed) continue;
    await executor.discard?.(leftover);
    discarded += 1;
  }
  return discarded;
}
