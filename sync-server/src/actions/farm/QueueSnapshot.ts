import { type Forecast, forecastQueue } from '@dailies/shared/farm';
import type { NodeId, ProjectId, RequestId, RunId, UserId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { type Farm, readFarm } from './readFarm.ts';

/** However many look at the queue, it is read no more often than this. */
const FRESH_MS = 800;
/** What waits behind so many is counted and not listed. */
const LISTED_AT_MOST = 500;

export interface QueueRow {
  readonly id: RunId;
  readonly state: 'queued' | 'running';
  readonly project: ProjectId;
  readonly project_name: string;
  readonly request: RequestId;
  readonly node: NodeId;
  readonly person: UserId;
  readonly person_name: string | null;
  readonly pipeline: string | null;
  readonly pipeline_title: string | null;
  readonly runner: string;
  readonly tags: string[];
  readonly gpu_memory_bytes: number;
  readonly models: string[];
  readonly backend: string | null;
  readonly attempt: number;
  readonly priority: number;
  readonly weight: number;
  readonly seconds: number | null;
  readonly running_seconds: number | null;
  readonly fraction: number;
  readonly phase: string | null;
  readonly preview_ms: number | null;
  readonly fallback: string | null;
  readonly stalls: number;
  readonly avoid: string[];
  readonly cancel_requested: boolean;
  readonly requested_at: Date;
  readonly started_at: Date | null;
}

export interface Queue {
  readonly farm: Farm;
  readonly rows: readonly QueueRow[];
  /** Further runs that wait, by project. */
  readonly unlisted: ReadonlyMap<ProjectId, number>;
  readonly forecasts: ReadonlyMap<string, Forecast>;
}

/** The whole queue with when each run is likely to start, read at most once a moment. */
export class QueueSnapshot {
  readonly #parts: Pick<Services, 'sql' | 'runnerConcurrency' | 'now'>;
  #read: { readonly atMs: number; readonly queue: Promise<Queue> } | null = null;

  constructor(parts: Pick<Services, 'sql' | 'runnerConcurrency' | 'now'>) {
    this.#parts = parts;
  }

  now(): Promise<Queue> {
    const nowMs = this.#parts.now();
    if (this.#read === null || nowMs - this.#read.atMs > FRESH_MS) {
      this.#read = { atMs: nowMs, queue: this.#readQueue() };
      this.#read.queue.catch(() => (this.#read = null));
    }
    return this.#read.queue;
  }

  /** What comes next is read anew: something was changed. */
  forget(): void {
    this.#read = null;
  }

  async #readQueue(): Promise<Queue> {
    const { sql } = this.#parts;
    const [farm, rows, counts] = await Promise.all([
      readFarm(this.#parts),
      sql<QueueRow[]>`
        SELECT runs.id, runs.state::text AS state, runs.project_id AS project, projects.name AS project_name,
          runs.request_id AS request, runs.node_id AS node, runs.requested_by AS person, "user".name AS person_name,
          runs.pipeline, pipelines.definition ->> 'title' AS pipeline_title, COALESCE(runs.executor, 'builtin') AS runner,
          runs.tags, runs.gpu_memory_bytes::float8 AS gpu_memory_bytes, runs.backend, runs.attempt, runs.priority,
          ARRAY(SELECT model ->> 'path'
            FROM jsonb_array_elements(COALESCE(pipelines.definition -> 'models', '[]')) AS model) AS models,
          COALESCE(project_shares.weight, 1)::float8 AS weight,
          (SELECT avg(seconds)::float8 FROM pipeline_times WHERE pipeline_times.pipeline = runs.pipeline) AS seconds,
          extract(epoch FROM now() - runs.started_at)::float8 AS running_seconds, runs.fraction::float8 AS fraction, runs.phase,
          (extract(epoch FROM run_previews.made_at) * 1000)::float8 AS preview_ms, runs.fallback, runs.stalls,
          ARRAY(SELECT jsonb_object_keys(runs.avoid)) AS avoid,
          runs.cancel_requested, runs.requested_at, runs.started_at
        FROM runs
        JOIN projects ON projects.id = runs.project_id
        LEFT JOIN "user" ON "user".id = runs.requested_by
        LEFT JOIN project_shares ON project_shares.project_id = runs.project_id
        LEFT JOIN run_previews ON run_previews.run_id = runs.id
        LEFT JOIN pipelines ON pipelines.id || '@' || pipelines.version = runs.pipeline
        WHERE runs.id IN (
          -- Everybody's next first, so that nobody's own wait is unseen behind the many of somebody else.
          SELECT id FROM runs WHERE state IN ('queued', 'running')
          ORDER BY state = 'queued', row_number() OVER (
            PARTITION BY state, project_id, requested_by ORDER BY priority, created_at, id
          ), priority, created_at, id
          LIMIT ${LISTED_AT_MOST})
        ORDER BY runs.state = 'queued', runs.priority, runs.created_at, runs.id`,
      sql<{ project: ProjectId; count: number }[]>`
        SELECT project_id AS project, count(*)::int AS count FROM runs WHERE state IN ('queued', 'running') GROUP BY project_id`,
    ]);
    const listed = Map.groupBy(rows, ({ project }) => project);
    const unlisted = counts.map(
      ({ project, count }) => [project, Math.max(0, count - (listed.get(project)?.length ?? 0))] as const,
    );
    const waiting = rows.filter(({ state, cancel_requested }) => state === 'queued' && !cancel_requested);
    const forecasts = farm.paused ? new Map() : forecastQueue(waiting.map(forecastRun), farm.places, farm.turns);
    return { farm, rows, unlisted: new Map(unlisted), forecasts };
  }
}

/** What a run wants, in the words of the scheduler. */
export const forecastRun = (row: QueueRow) => ({
  ...row,
  gpuMemoryBytes: row.gpu_memory_bytes,
  warm: row.pipeline === null ? row.models : [row.pipeline, ...row.models],
  before: row.attempt > 0 ? row.backend : null,
});
