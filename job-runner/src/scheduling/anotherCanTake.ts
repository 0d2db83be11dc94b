import type { Sql } from '@dailies/migrations';
import { type BackendId, canTake, placeOf } from '@dailies/shared/farm';
import type { Backends } from '../backends/Backends.ts';
import type { RunOrder } from '../executors/Executor.ts';

/**
 * Whether a run that some backends could not run can go to another that this runner serves: one that has what the run
 * asks for, answers, and takes runs. One that is full counts, as it has room again.
 */
export async function anotherCanTake(
  sql: Sql,
  { served }: Pick<Backends, 'served'>,
  { pipeline, spec }: RunOrder,
  avoid: readonly string[],
): Promise<boolean> {
  const wanted = { runner: pipeline.runner.executor, ...spec.requirements, avoid };
  const others = [...served].flatMap(([id, { backend }]): BackendId[] =>
    canTake(placeOf(backend), wanted) ? [id] : [],
  );
  if (others.length === 0) return false;
  const open = await sql`
    SELECT FROM backends JOIN backend_states ON backend_states.backend_id = backends.id
    WHERE backends.id = ANY(${others}) AND backends.mode = 'active'
      AND backend_states.problem IS NULL AND backend_states.answered_at IS NOT NULL LIMIT 1`;
  return open.length > 0;
}
