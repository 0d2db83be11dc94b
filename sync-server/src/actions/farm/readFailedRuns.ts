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
  readonly ended_at: Date;
}

/** The newest runs of the last day that failed, of nodes that nothing was asked of since. null: of every project. */
export const readFailedRuns = (sql: Sql, projects: readonly ProjectId[] | null): Promise<readonly FailedRow[]> => sql<
  FailedRow[]
>`
  SELECT runs.id, runs.project_id AS project, projects.name AS project_name, runs.node_id AS node,
    runs.requested_by AS person, "user".name AS person_name, pipelines.definition ->> 'title' AS pipeline_title,
    COALESCE(run_outcomes.outcome ->> 'message', 'It failed without a reason.') AS message,
    COALESCE(runs.log, '') <> '' AS has_log, runs.ended_at
  FROM runs
  JOIN projects ON projects.id = runs.project_id
  LEFT JOIN run_outcomes ON run_outcomes.run_id = runs.id
  LEFT JOIN "user" ON "user".id = runs.requested_by
  LEFT JOIN pipelines ON pipelines.id || '@' || pipelines.version = runs.pipeline
  WHERE runs.state = 'failed' AND runs.ended_at > now() - interval '1 day'
    AND ${projects === null ? sql`true` : sql`runs.project_id = ANY(${[...projects]}::text[])`}
    AND NOT EXISTS (SELECT FROM runs AS later
      WHERE later.project_id = runs.project_id AND later.node_id = runs.node_id AND later.created_at > runs.created_at)
  ORDER BY runs.ended_at DESC LIMIT ${LISTED_AT_MOST}`;
