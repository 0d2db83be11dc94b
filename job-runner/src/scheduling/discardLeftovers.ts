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
  readonly backend: string | null;
}

/** An executor, and the backend that it is of; null: this machine's own. */
export interface LeftoverPlace {
  readonly backend: string | null;
  readonly executor: Executor;
}

/**
 * Removes what no run needs any more from this machine and from backends: of runs that have ended or are gone, and
 * of attempts that another place has followed. What waits in the queue is kept to be adopted. A backend is seen by
 * several runners: what is of an earlier attempt there may have been adopted by another of them, so it is kept while
 * the run is there, and whoever adopts removes the rest.
 */
export async function discardLeftovers(sql: Sql, places: Iterable<LeftoverPlace>): Promise<number> {
  let discarded = 0;
  const problems: unknown[] = [];
  for (const place of places) {
    // One that is away keeps nothing of the others.
    await discardOf(sql, place).then(
      (count) => (discarded += count),
      (error: unknown) => problems.push(error),
    );
  }
  if (problems.length > 0) throw new AggregateError(problems, 'What runs left could not be removed everywhere.');
  return discarded;
}

async function discardOf(sql: Sql, { backend, executor }: LeftoverPlace): Promise<number> {
  let discarded = 0;
  const leftovers = (await executor.leftovers?.()) ?? [];
  if (leftovers.length === 0) return 0;
  const rows = await sql<Row[]>`
      SELECT id, state, attempt, backend, started_at < now() - make_interval(secs => ${ADOPTION_SECONDS}) AS is_settled
      FROM runs WHERE id = ANY(${leftovers.map(({ run }) => run)})`;
  for (const leftover of leftovers) {
    const row = rows.find(({ id }) => id === leftover.run);
    const followed =
      row?.state === 'running' &&
      row.attempt > leftover.attempt &&
      row.is_settled &&
      (backend === null || row.backend !== backend);
    if (row !== undefined && !isTerminal(row.state) && !followed) continue;
    await executor.discard?.(leftover);
    discarded += 1;
  }
  return discarded;
}
