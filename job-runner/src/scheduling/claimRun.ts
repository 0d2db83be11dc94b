import type { Sql } from '@dailies/migrations';
import { CHANNELS } from '@dailies/shared/runs';
import { Claim } from './Claim.ts';

export interface Claiming {
  readonly instance: string;
  /** Capability tags of this machine: a run that wants others is left to other machines. */
  readonly tags: readonly string[];
  readonly gpuMemoryBytes: number;
}

/**
 * Takes the next queued run that this machine can do: lowest priority number first, then the oldest.
 * Its attempt rises, which fences off whoever held it before. Null where there is none.
 */
export async function claimRun(sql: Sql, { instance, tags, gpuMemoryBytes }: Claiming): Promise<Claim | null> {
  const rows = await sql`
    WITH claimed AS (
      UPDATE runs SET state = 'running', attempt = attempt + 1, claimed_by = ${instance}, started_at = now()
      WHERE id = (
        SELECT id FROM runs
        WHERE state = 'queued'
          AND COALESCE(spec -> 'requirements' -> 'tags', '[]') <@ ${sql.json([...tags])}
          AND COALESCE((spec -> 'requirements' ->> 'gpuMemoryBytes')::numeric, 0) <= ${gpuMemoryBytes}
        ORDER BY priority, created_at, id
        LIMIT 1
        FOR UPDATE SKIP LOCKED
      )
      RETURNING *
    )
    SELECT claimed.*, projects.archived_at IS NOT NULL AS archived, members.role,
      (SELECT COALESCE(sum(size_bytes), 0)::float8 FROM project_media JOIN media USING (sha256)
        WHERE project_media.project_id = claimed.project_id) AS used_bytes,
      (SELECT max_bytes::float8 FROM project_quotas WHERE project_id = claimed.project_id) AS quota_bytes,
      pipelines.definition AS pipeline, pipelines.enabled AS pipeline_enabled,
      pg_notify(${CHANNELS.outcome}, json_build_object('project', claimed.project_id)::text) AS told
    FROM claimed
    JOIN projects ON projects.id = claimed.project_id
    LEFT JOIN members ON members.project_id = claimed.project_id AND members.user_id = claimed.requested_by
    LEFT JOIN pipelines ON pipelines.id = spec -> 'recipe' -> 'pipeline' ->> 'id'
      AND pipelines.version::text = spec -> 'recipe' -> 'pipeline' ->> 'version'`;
  return rows[0] === undefined ? null : Claim.parse(rows[0]);
}
