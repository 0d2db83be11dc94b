import type { Sql } from '@dailies/migrations';
import type { Planned } from '@dailies/shared/graph';
import { Pipeline, pipelineName, providerPrice } from '@dailies/shared/runs';

const nameOf = ({ recipe }: Planned): string => pipelineName(recipe.pipeline);

interface Known {
  readonly pipeline: string;
  readonly definition: unknown;
  readonly cost_micros: number | null;
}

/**
 * What a run of each planned node costs at a provider, in millionths of a US dollar: by its pipeline's price, or where it
 * has none by what its runs cost lately, on average. null where nothing is known, or no provider is asked.
 */
export async function readCosts(sql: Sql, planned: readonly Planned[]): Promise<(plan: Planned) => number | null> {
  const names = [...new Set(planned.map(nameOf))];
  if (names.length === 0) return () => null;
  const rows = await sql<Known[]>`
    SELECT name AS pipeline, definition, (SELECT avg(cost_micros)::float8 FROM runs
      WHERE pipeline = name AND cost_micros IS NOT NULL AND ended_at > now() - interval '30 days') AS cost_micros
    FROM unnest(${names}::text[]) AS name LEFT JOIN pipelines ON id || '@' || version = name`;
  const known = new Map(rows.map((row) => [row.pipeline, row]));
  return (plan) => {
    const { definition, cost_micros } = known.get(nameOf(plan)) ?? { definition: null, cost_micros: null };
    const { runner } = Pipeline.safeParse(definition).data ?? {};
    const price =
      runner?.executor === 'http' ? providerPrice(runner, { ...plan, seed: plan.lockedSeed ?? 0 }) : undefined;
    return price ?? cost_micros;
  };
}
