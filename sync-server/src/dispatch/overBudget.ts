import type { Sql } from '@dailies/migrations';
import { overBudgetSentence } from '@dailies/shared/farm';
import type { Planned } from '@dailies/shared/graph';
import type { ProjectId } from '@dailies/shared/ids';
import { pipelineName } from '@dailies/shared/runs';
import { readShares } from '../actions/farm/readUsage.ts';

/** Whatever a pipeline took before, it takes something: so a budget of nothing, or one that is used up, lets none begin. */
const AT_LEAST = 1;

interface Wanted {
  readonly planned: Planned;
  /** What one is going to cost at a provider; null where that is not known. */
  readonly costMicros: number | null;
  readonly variations: number;
}

interface Likely {
  readonly executor: string | null;
  readonly gpu_seconds: number | null;
  readonly under_way_gpu_seconds: number | null;
  readonly under_way_cost_micros: number | null;
}

/**
 * Why a project's budget for the month bars so many runs of what is planned; undefined where it does not. Counted is
 * what has ended, and what is under way or asked for at what runs of its pipeline used to take, or at its provider's price.
 * What needs neither a GPU nor a provider is not counted. A run that waits long is asked again at its start.
 */
export async function overBudget(
  sql: Sql,
  project: ProjectId,
  { planned: { recipe, requirements }, costMicros: costEach, variations }: Wanted,
): Promise<string | undefined> {
  const [share] = await readShares(sql, { projects: [project] });
  if (share === undefined || (share.monthGpuSeconds === null && share.monthCostMicros === null)) return undefined;
  const { month } = share;
  const name = pipelineName(recipe.pipeline);
  const [likely] = await sql<Likely[]>`
    WITH taken AS (
      SELECT pipeline, avg(gpu_seconds)::float8 AS gpu_seconds FROM runs
      WHERE run_seconds IS NOT NULL AND ended_at > now() - interval '30 days' GROUP BY pipeline
    ), under_way AS (
      SELECT pipeline, gpu_memory_bytes > 0 AS needs_gpu, expected_cost_micros FROM runs
      WHERE project_id = ${project} AND state IN ('queued', 'running')
    )
    SELECT (SELECT definition #>> '{runner,executor}' FROM pipelines
        WHERE id = ${recipe.pipeline.id} AND version = ${recipe.pipeline.version}) AS executor,
      (SELECT gpu_seconds FROM taken WHERE pipeline = ${name}) AS gpu_seconds,
      (SELECT sum(taken.gpu_seconds) FROM under_way JOIN taken USING (pipeline) WHERE needs_gpu) AS under_way_gpu_seconds,
      (SELECT sum(expected_cost_micros)::float8 FROM under_way) AS under_way_cost_micros`;
  const needsGpu = requirements.gpuMemoryBytes > 0;
  const isPaid = likely?.executor === 'http';
  if (!needsGpu && !isPaid) return undefined;
  const gpuSeconds = needsGpu ? Math.max(likely?.gpu_seconds ?? 0, AT_LEAST) * variations : 0;
  const costMicros = isPaid ? Math.max(costEach ?? 0, AT_LEAST) * variations : 0;
  // What this does not use does not bar it.
  return overBudgetSentence(
    { gpuSeconds: needsGpu ? share.monthGpuSeconds : null, costMicros: isPaid ? share.monthCostMicros : null },
    {
      gpuSeconds: month.gpuSeconds + (likely?.under_way_gpu_seconds ?? 0) + gpuSeconds,
      costMicros: month.costMicros + (likely?.under_way_cost_micros ?? 0) + costMicros,
    },
  );
}
