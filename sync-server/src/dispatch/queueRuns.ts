import type { Sql, Tx } from '@dailies/migrations';
import type { RequestRecord } from '@dailies/shared/document';
import type { Planned } from '@dailies/shared/graph';
import { type ProjectId, type RequestId, type RunId, runIdOf, TakeId } from '@dailies/shared/ids';
import { inSpan, traceparent } from '@dailies/telemetry';
import { type RunSpec, RunState, seedOf, WAKE_TASK } from '@dailies/shared/runs';

export interface QueuedRun {
  readonly id: RunId;
  readonly variation: number;
  readonly state: RunState;
  /** The take that was found for a reused run. */
  readonly take: TakeId | null;
}

/** A take of the same recipe and seed in the project, made there or brought by a branch or a merge. */
async function findTake(tx: Tx, project: ProjectId, { recipeHash, seed }: RunSpec): Promise<TakeId | null> {
  const [take] = await tx<{ id: string }[]>`
    SELECT id FROM takes
    WHERE recipe_hash = ${recipeHash} AND seed = ${seed}
      AND (project_id = ${project} OR id IN (SELECT take_id FROM take_projects WHERE project_id = ${project}))
    ORDER BY created_at LIMIT 1`;
  return take === undefined ? null : TakeId.parse(take.id);
}

/**
 * Puts the runs of a request into the queue, with their wake-up, in one transaction. Done twice, it
 * changes nothing the second time: run ids are derived, and a request and variation stand once.
 * A variation whose recipe and seed have a take already is `reused`, unless the request says anyway.
 */
export function queueRuns(
  sql: Sql,
  project: ProjectId,
  id: RequestId,
  request: RequestRecord,
  planned: Planned,
): Promise<QueuedRun[]> {
  return inSpan('queue runs', {}, () => sql.begin((tx) => insertRuns(tx, project, id, request, planned)));
}

async function insertRuns(
  tx: Tx,
  project: ProjectId,
  id: RequestId,
  request: RequestRecord,
  planned: Planned,
): Promise<QueuedRun[]> {
  const parent = traceparent();
  const runs: QueuedRun[] = [];
  let queued = 0;
  for (let variation = 0; variation < request.variations; variation += 1) {
    const seed = seedOf(planned.lockedSeed, id, variation);
    const { recipe, recipeHash, requirements } = planned;
    const spec: RunSpec = { recipe, recipeHash, requirements, seed };
    const take = request.anyway ? null : await findTake(tx, project, spec);
    const run = runIdOf(id, variation);
    const [row] = await tx<{ state: string }[]>`
        INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at,
                          spec, recipe_hash, seed, fraction, ended_at, traceparent)
        VALUES (${run}, ${project}, ${id}, ${request.node}, ${variation}, ${take === null ? 'queued' : 'reused'},
                ${request.by}, ${new Date(request.at)}, ${tx.json(spec)}, ${recipeHash}, ${seed},
                ${take === null ? 0 : 1}, ${take === null ? null : new Date()}, ${parent})
        ON CONFLICT (request_id, variation) DO NOTHING
        RETURNING state::text AS state`;
    if (row === undefined) {
      const [present] = await tx<{ state: string }[]>`SELECT state::text AS state FROM runs WHERE id = ${run}`;
      runs.push({ id: run, variation, state: RunState.parse(present?.state), take });
      continue;
    }
    if (take === null) queued += 1;
    runs.push({ id: run, variation, state: RunState.parse(row.state), take });
  }
  for (; queued > 0; queued -= 1) await tx`SELECT graphile_worker.add_job(${WAKE_TASK}, '{}'::json)`;
  return runs;
}
