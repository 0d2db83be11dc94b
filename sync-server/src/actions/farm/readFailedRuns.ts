import type { Sql } from '@dailies/migrations';
import type { NodeId, ProjectId, RunId, UserId } from '@dailies/shared/ids';

const LISTED_AT_MOST = 20;

export interface FailedRow {
  readonly id: RunId;
  readonly project: ProjectId;
  readonly project_name: string;
  readonly node: NodeId;
  readonly person: UserId;
  readonly person_name: string | null;
  readonly pipeline_title: string | null;
  readonly message: string;
  readonly has_log: boolean;
  /** Runs of its request that failed. */
  readonly failed: number;
  readonly ended_at: Date;
  /** Requests of which runs failed, listed or not. */
  readonly of_all: number;
}

/**
 * The newest requests of which runs of the last day failed, each by the first of those, of nodes that nothing was asked
 * of since. null: of every project.
 */
export const readFailedRuns = (sql: Sql, projects: readonly ProjectId[] | null): Promise<readonly FailedRow[]> => sql<
  FailedRow[]
>`
  WITH failing AS (
    SELECT runs.*, count(*) OVER of_request::int AS failed,
      row_number() OVER (of_request ORDER BY runs.variation) AS place
    FROM runs
    WHERE runs.state = 'failed' AND runs.ended_at > now() - interval '1 day'
      AND ${projects === null ? sql`true` : sql`runs.project_id = ANY(${[...projects]}::text[])`}
      AND NOT EXISTS (SELECT FROM runs AS later
        WHERE later.project_id = runs.project_id AND later.node_id = runs.node_id AND later.created_at > runs.created_at)
    WINDOW of_request AS (PARTITION BY runs.project_id, runs.request_id)
  )
  SELECT failing.id, failing.project_id AS project, projects.name AS project_name, failing.node_id AS node,
    failing.requested_by AS person, "user".name AS person_name, pipelines.definition ->> 'title' AS pipeline_title,
    COALESCE(run_outcomes.outcome ->> 'message', 'It failed without a reason.') AS message, failing.failed,
    COALESCE(failing.log, '') <> '' AS has_log, failing.ended_at, count(*) OVER ()::int AS of_all
  FROM failing
  JOIN projects ON projects.id = failing.project_id
  LEFT JOIN run_outcomes ON run_outcomes.run_id = failing.id
  LEFT JOIN "user" ON "user".id = failing.requested_by
  LEFT JOIN pipelines ON pipelines.id || '@' || pipelines.version = failing.pipeline
  WHERE failing.place = 1
  ORDER BY failing.ended_at DESC LIMIT ${LISTED_AT_MOST}`;
