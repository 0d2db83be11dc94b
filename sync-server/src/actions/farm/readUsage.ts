import type { Sql } from '@dailies/migrations';
import { type FarmUsage, type ListedShare, type UsageBy, UsageLine } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';

interface Asked {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly by: UsageBy;
}

const KEYS: Readonly<Record<UsageBy, string>> = {
  project: 'runs.project_id',
  person: 'runs.requested_by',
  pipeline: "COALESCE(runs.pipeline, '')",
};
/** What is gone since keeps its id for a name. */
const NAMES: Readonly<Record<UsageBy, string>> = {
  project: '(SELECT name FROM projects WHERE id = spent.key)',
  person: '(SELECT name FROM "user" WHERE id = spent.key)',
  pipeline: "(SELECT definition ->> 'title' FROM pipelines WHERE id || '@' || version = spent.key)",
};

/** What was spent on runs that ended within a time, by project, person or pipeline; what it costs is what is counted. */
export async function readUsage(sql: Sql, nowMs: number, { from, to, by }: Asked): Promise<FarmUsage> {
  const now = new Date(nowMs);
  const begin = from === undefined ? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth())) : new Date(from);
  const end = to === undefined ? now : new Date(to);
  const rows = await sql`
    SELECT key, COALESCE(${sql.unsafe(NAMES[by])}, key) AS name, runs,
      run_seconds AS "runSeconds", gpu_seconds AS "gpuSeconds", cost_micros AS "costMicros"
    FROM (SELECT ${sql.unsafe(KEYS[by])} AS key, count(*)::int AS runs, sum(run_seconds)::float8 AS run_seconds,
        COALESCE(sum(gpu_seconds), 0)::float8 AS gpu_seconds, COALESCE(sum(cost_micros), 0)::float8 AS cost_micros
      FROM runs WHERE run_seconds IS NOT NULL AND ended_at >= ${begin} AND ended_at < ${end} GROUP BY 1) AS spent
    ORDER BY gpu_seconds DESC, run_seconds DESC, key`;
  const items = rows.map((row) => UsageLine.parse(row));
  const sum = (of: (line: UsageLine) => number): number => items.reduce((whole, line) => whole + of(line), 0);
  return {
    from: begin.toISOString(),
    to: end.toISOString(),
    by,
    items,
    total: {
      runs: sum(({ runs }) => runs),
      runSeconds: sum(({ runSeconds }) => runSeconds),
      gpuSeconds: sum(({ gpuSeconds }) => gpuSeconds),
      costMicros: sum(({ costMicros }) => costMicros),
    },
  };
}

interface SharesWanted {
  /** null: every project. */
  readonly projects: readonly ProjectId[] | null;
  /** Only those that have a budget. */
  readonly limited?: boolean;
}

interface ShareRow {
  readonly id: ProjectId;
  readonly name: string;
  readonly archived: boolean;
  readonly weight: number;
  readonly month_gpu_seconds: number | null;
  readonly month_cost_micros: number | null;
  readonly from: Date;
  readonly runs: number;
  readonly run_seconds: number;
  readonly gpu_seconds: number;
  readonly cost_micros: number;
}

/** What projects get of the farm, and what each has used of this month. null: all of them, by name. */
export async function readShares(sql: Sql, { projects, limited = false }: SharesWanted): Promise<ListedShare[]> {
  const rows = await sql<ShareRow[]>`
    SELECT projects.id, projects.name, projects.archived_at IS NOT NULL AS archived,
      COALESCE(weight, 1)::float8 AS weight, month_gpu_seconds::float8 AS month_gpu_seconds,
      month_cost_micros::float8 AS month_cost_micros, month.from, COALESCE(spent.runs, 0)::int AS runs,
      COALESCE(spent.run_seconds, 0)::float8 AS run_seconds, COALESCE(spent.gpu_seconds, 0)::float8 AS gpu_seconds,
      COALESCE(spent.cost_micros, 0)::float8 AS cost_micros
    FROM projects
    CROSS JOIN (SELECT date_trunc('month', now(), 'UTC') AS from) AS month
    LEFT JOIN project_shares ON project_shares.project_id = projects.id
    LEFT JOIN LATERAL (
      SELECT count(*) AS runs, sum(run_seconds) AS run_seconds, sum(gpu_seconds) AS gpu_seconds, sum(cost_micros) AS cost_micros
      FROM runs WHERE runs.project_id = projects.id AND run_seconds IS NOT NULL AND ended_at >= month.from) AS spent ON true
    WHERE ${projects === null ? sql`true` : sql`projects.id = ANY(${[...projects]}::text[])`}
      AND ${limited ? sql`(month_gpu_seconds IS NOT NULL OR month_cost_micros IS NOT NULL)` : sql`true`}
    ORDER BY projects.archived_at IS NOT NULL, projects.name, projects.id`;
  return rows.map((row) => ({
    project: { id: row.id, name: row.name, archived: row.archived },
    // The database keeps it with seven digits.
    weight: Number(row.weight.toFixed(3)),
    monthGpuSeconds: row.month_gpu_seconds,
    monthCostMicros: row.month_cost_micros,
    month: {
      from: row.from.toISOString(),
      runs: row.runs,
      runSeconds: row.run_seconds,
      gpuSeconds: row.gpu_seconds,
      costMicros: row.cost_micros,
    },
  }));
}
