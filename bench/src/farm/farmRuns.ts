import { createHash, randomUUID } from 'node:crypto';
import type { Sql } from '@dailies/migrations';
import type { Backend } from '@dailies/shared/farm';
import { NodeId, type ProjectId, RequestId, type RunId, runIdOf, type UserId } from '@dailies/shared/ids';
import { CHANNELS, type Pipeline, RunSpec, WAKE_TASK } from '@dailies/shared/runs';

const NODE = NodeId.parse('shot');

export interface Wanted {
  readonly project: ProjectId;
  readonly user: UserId;
  readonly pipeline: Pipeline;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Puts runs into the queue as the sync-server does, in one transaction with their wake-ups. */
export async function queueRuns(
  sql: Sql,
  { project, user, pipeline, params = {} }: Wanted,
  count: number,
): Promise<RunId[]> {
  const { id, version, requirements, module } = pipeline;
  return sql.begin(async (tx) => {
    const runs: RunId[] = [];
    for (let index = 0; index < count; index += 1) {
      const request = RequestId.parse(`q-${randomUUID()}`);
      const run = runIdOf(request, 0);
      const spec = RunSpec.parse({
        recipe: {
          module,
          moduleVersion: 1,
          pipeline: { id, version },
          kind: 'image',
          params,
          inputs: {},
          widthPx: 64,
          heightPx: 36,
          frames: 1,
          fps: [24, 1],
        },
        recipeHash: createHash('sha256').update(run).digest('hex').slice(0, 32),
        seed: index,
        requirements,
      });
      await tx`
        INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, spec, recipe_hash, seed)
        VALUES (${run}, ${project}, ${request}, ${NODE}, 0, 'queued', ${user}, now(), ${tx.json(spec)}, ${spec.recipeHash}, ${index})`;
      await tx`SELECT graphile_worker.add_job(${WAKE_TASK}, '{}'::json)`;
      runs.push(run);
    }
    return runs;
  });
}

export async function publish(sql: Sql, pipeline: Pipeline, backend: Backend | null): Promise<void> {
  await sql`INSERT INTO pipelines (id, version, definition) VALUES (${pipeline.id}, ${pipeline.version}, ${sql.json(pipeline)})`;
  if (backend === null) return;
  await sql`INSERT INTO backends (id, definition) VALUES (${backend.id}, ${sql.json(backend)})`;
  await sql.notify(CHANNELS.farm, '');
}
