import type { Sql } from '@dailies/migrations';
import { overBudgetSentence } from '@dailies/shared/farm';
import { z } from 'zod';
import type { Claim } from './Claim.ts';

const Row = z.object({
  month_gpu_seconds: z.coerce.number().nullable(),
  month_cost_micros: z.coerce.number().nullable(),
  /** Of this month, with what is under way and this run itself as they are likely to become. */
  gpu_seconds: z.number(),
  cost_micros: z.number(),
});

/**
 * Why a run may not start because of its project's budget for the month; undefined where it may. What is under way is
 * counted at what runs of its pipeline used to take, and at its provider's price, so that a budget stops before it is
 * overrun. A pipeline that has never run and has no price is taken to cost nothing. What needs neither a GPU nor a provider is not counted.
 */
export async function overBudget(
  sql: Sql,
  { id, project_id, gpu_memory_bytes, executor }: Claim,
): Promise<string | undefined> {
  const needsGpu = gpu_memory_bytes > 0;
  const isPaid = executor === 'http';
  if (!needsGpu && !isPaid) return undefined;
  const [row] = await sql`
    SELECT month_gpu_seconds, month_cost_micros,
      COALESCE((SELECT sum(COALESCE(gpu_seconds, 0)) FROM runs WHERE project_id = ${project_id}
        AND run_seconds IS NOT NULL AND ended_at >= date_trunc('month', now(), 'UTC')), 0)::float8
        + COALESCE(likely.gpu_seconds, 0) AS gpu_seconds,
      COALESCE((SELECT sum(COALESCE(cost_micros, 0)) FROM runs WHERE project_id = ${project_id}
        AND run_seconds IS NOT NULL AND ended_at >= date_trunc('month', now(), 'UTC')), 0)::float8
        + COALESCE(likely.cost_micros, 0) AS cost_micros
    FROM project_shares, LATERAL (
      SELECT sum(CASE WHEN gpu_memory_bytes > 0 THEN
          (SELECT avg(seconds) FROM pipeline_times WHERE pipeline_times.pipeline = runs.pipeline) END)::float8 AS gpu_seconds,
        sum(COALESCE(expected_cost_micros, (SELECT avg(past.cost_micros) FROM runs AS past
          WHERE past.pipeline = runs.pipeline AND past.cost_micros IS NOT NULL)))::float8 AS cost_micros
      FROM runs WHERE project_id = ${project_id} AND (state = 'running' OR id = ${id})) AS likely
    WHERE project_shares.project_id = ${project_id}
      AND (month_gpu_seconds IS NOT NULL OR month_cost_micros IS NOT NULL)`;
  if (row === undefined) return undefined;
  const { month_gpu_seconds, month_cost_micros, gpu_seconds, cost_micros } = Row.parse(row);
  // What this does not use does not bar it.
  return overBudgetSentence(
    { gpuSeconds: needsGpu ? month_gpu_seconds : null, costMicros: isPaid ? month_cost_micros : null },
    { gpuSeconds: gpu_seconds, costMicros: cost_micros },
  );
}
