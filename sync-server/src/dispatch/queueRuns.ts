import type { Sql, Tx } from '@dailies/migrations';
import type { RequestRecord } from '@dailies/shared/document';
import { PRIORITIES } from '@dailies/shared/farm';
import type { Planned } from '@dailies/shared/graph';
import { type ProjectId, type RequestId, type RunId, runIdOf, type TakeId, takeIdOf } from '@dailies/shared/ids';
import { inSpan, traceparent } from '@dailies/telemetry';
import { type RunSpec, RunState, seedOf, WAKE_TASK } from '@dailies/shared/runs';
import { findReusable } from './findReusable.ts';
import { priorityOfRequest } from './priorityOfRequest.ts';
import { type ReusedTake, reuseTake } from './reuseTake.ts';

export interface QueuedRun {
  readonly id: RunId;
  readonly variation: number;
  readonly state: RunState;
  /** The take that was found for a reused run. */
  readonly take: ReusedTake | null;
}

interface Queued {
  readonly project: ProjectId;
  readonly id: RequestId;
  readonly request: RequestRecord;
  readonly planned: Planned;
  /** One sentence where it is planned by another pipeline than its quality asks for. */
  readonly fallback: string | null;
  /** What each is going to cost at a provider, in millionths of a US dollar; null where that is not known. */
  readonly costMicros: number | null;
  /** Takes of the node that lie in the trash. */
  readonly trashed: ReadonlySet<TakeId>;
  /** The project has no room or no budget for anything new. */
  readonly isBarred: boolean;
}

/**
 * Puts the runs of a request into the queue, with their wake-up, in one transaction. Done twice, it
 * changes nothing the second time: run ids are derived, and a request and variation stand once.
 * A variation whose recipe and seed have a take already is `reused`, unless the request says anyway.
 * null where the project is barred and a variation would make something new: then none is put.
 */
export function queueRuns(sql: Sql, queued: Queued): Promise<QueuedRun[] | null> {
  return inSpan('queue runs', {}, () =>
    sql.begin(async (tx) => (queued.isBarred && (await makesNew(tx, queued)) ? null : insertRuns(tx, queued))),
  );
}

interface Variation {
  readonly run: RunId;
  readonly spec: RunSpec;
}

function variationOf({ id, planned }: Queued, variation: number): Variation {
  const { recipe, recipeHash, requirements, lockedSeed } = planned;
  const seed = seedOf(lockedSeed, id, variation);
  return { run: runIdOf(id, variation), spec: { recipe, recipeHash, requirements, seed } };
}

const reusable = (tx: Tx, { project, request, trashed }: Queued, { run, spec }: Variation) =>
  request.anyway ? undefined : findReusable(tx, { project, request, spec, trashed, own: takeIdOf(run) });

/** Whether some variation has neither a run nor a take yet. */
async function makesNew(tx: Tx, queued: Queued): Promise<boolean> {
  for (let index = 0; index < queued.request.variations; index += 1) {
    const variation = variationOf(queued, index);
    const [run] = await tx`SELECT 1 FROM runs WHERE id = ${variation.run}`;
    if (run === undefined && (await reusable(tx, queued, variation)) === undefined) return true;
  }
  return false;
}

async function insertRuns(tx: Tx, wanted: Queued): Promise<QueuedRun[]> {
  const { project, id, request } = wanted;
  const parent = traceparent();
  const runs: QueuedRun[] = [];
  let queued = 0;
  for (let variation = 0; variation < request.variations; variation += 1) {
    const { run, spec } = variationOf(wanted, variation);
    const { recipeHash, seed } = spec;
    const found = await reusable(tx, wanted, { run, spec });
    const [row] = await tx<{ state: string }[]>`
        INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at,
                          spec, recipe_hash, seed, priority, fraction, ended_at, traceparent, fallback,
                          expected_cost_micros)
        VALUES (${run}, ${project}, ${id}, ${request.node}, ${variation}, ${found === undefined ? 'queued' : 'reused'},
                ${request.by}, ${new Date(request.at)}, ${tx.json(spec)}, ${recipeHash}, ${seed}, ${PRIORITIES[priorityOfRequest(request)]},
                ${found === undefined ? 0 : 1}, ${found === undefined ? null : new Date()}, ${parent}, ${wanted.fallback},
                ${wanted.costMicros === null ? null : Math.round(wanted.costMicros)})
        ON CONFLICT (request_id, variation) DO NOTHING
        RETURNING state::text AS state`;
    const [present] =
      row === undefined
        ? await tx<{ state: string }[]>`SELECT state::text AS state FROM runs WHERE id = ${run}`
        : [row];
    const state = RunState.parse(present?.state);
    // A run that was queued before a take of its recipe came stays queued.
    const isReused = state === 'reused' && found !== undefined;
    const take = isReused ? await reuseTake(tx, project, run, request, recipeHash, found) : null;
    if (row !== undefined && found === undefined) queued += 1;
    runs.push({ id: run, variation, state, take });
  }
  for (; queued > 0; queued -= 1) await tx`SELECT graphile_worker.add_job(${WAKE_TASK}, '{}'::json)`;
  return runs;
}
