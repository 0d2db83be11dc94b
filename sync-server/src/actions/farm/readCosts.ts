import type { Sql } from '@dailies/migrations';
import type { Planned } from '@dailies/shared/graph';
import { pipelineName } from '@dailies/shared/runs';

const nameOf = ({ recipe }: Planned): string => pipelineName(recipe.pipeline);

/** What runs of each planned node's pipeline cost lately, on average, in millionths of a US dollar; null where nothing is known. */
export async function readCosts(sql: Sql, planned: readonly Planned[]): Promise<(plan: Planned) => number | null> {
  const names = [...new Set(planned.map(nameOf))];
  if (names.length === 0) return () => null;
  const rows = await sql<{ pipeline: string; cost_micros: number }[]>`
    SELECT pipeline, avg(cost_micros)::float8 AS cost_micros FROM runs
    WHERE pipeline = ANY(${names}::text[]) AND cost_micros IS NOT NULL AND ended_at > now() - interval '30 days'
    GROUP BY pipeline`;
  const costs = new Map(rows.map(({ pipeline, cost_micros }) => [pipeline, cost_micros]));
  return (plan) => costs.get(nameOf(plan)) ?? null;
}
