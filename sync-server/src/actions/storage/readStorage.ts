import type { Sql } from '@dailies/migrations';
import {
  type InstallationStorage,
  type ProjectStorage,
  STORAGE_KINDS,
  StorageKind,
  type StorageUse,
} from '@dailies/shared/http';
import { ProjectId } from '@dailies/shared/ids';
import type { StorageRules } from '../../Services.ts';

interface Row {
  readonly project_id: string | null;
  readonly kind: string;
  readonly files: number;
  readonly bytes: string;
}

/** A take's file is a take wherever it is used; anything else is what it is. */
const KIND = `CASE
  WHEN EXISTS (SELECT FROM run_outcomes WHERE outcome->>'media' = media.sha256)
    OR EXISTS (SELECT FROM run_outcomes WHERE outcome->>'poster' = media.sha256) THEN 'takes'
  WHEN media_type LIKE 'image/%' THEN 'pictures'
  WHEN media_type LIKE 'video/%' THEN 'videos'
  WHEN media_type LIKE 'audio/%' THEN 'sounds'
  ELSE 'other' END`;

const usesOf = (rows: readonly Row[]): StorageUse[] =>
  STORAGE_KINDS.flatMap((kind) => {
    const found = rows.find((row) => row.kind === kind);
    return found === undefined
      ? []
      : [{ kind: StorageKind.parse(kind), files: found.files, bytes: Number(found.bytes) }];
  });

const counted = (uses: readonly StorageUse[]): number =>
  uses.reduce((sum, { kind, bytes }) => (kind === 'derivatives' ? sum : sum + bytes), 0);

async function usesByProject(sql: Sql, project: ProjectId | null): Promise<readonly Row[]> {
  const only = project === null ? sql`true` : sql`project_media.project_id = ${project}`;
  return sql<Row[]>`
    SELECT project_id, kind, count(*)::int AS files, sum(size_bytes)::text AS bytes
    FROM (SELECT project_id, size_bytes, ${sql.unsafe(KIND)} AS kind
      FROM project_media JOIN media USING (sha256) WHERE ${only}) AS file
    GROUP BY project_id, kind
    UNION ALL
    SELECT project_id, 'derivatives', count(*)::int, sum(derivatives.size_bytes)::text
    FROM project_media JOIN derivatives ON derivatives.source = project_media.sha256
    WHERE derivatives.blob IS NOT NULL AND ${only}
    GROUP BY project_id`;
}

const usesOfAll = (sql: Sql): Promise<readonly Row[]> => sql<Row[]>`
  SELECT NULL AS project_id, kind, count(*)::int AS files, sum(size_bytes)::text AS bytes
  FROM (SELECT size_bytes, ${sql.unsafe(KIND)} AS kind FROM media) AS file GROUP BY kind
  UNION ALL
  SELECT NULL, 'derivatives', count(*)::int, sum(size_bytes)::text
  FROM (SELECT DISTINCT blob, size_bytes FROM derivatives WHERE blob IS NOT NULL) AS made HAVING count(*) > 0`;

async function waitingOf(sql: Sql, project: ProjectId | null, graceDays: number) {
  const only =
    project === null
      ? sql`true`
      : sql`sha256 IN (SELECT sha256 FROM project_media WHERE project_id = ${project}
          UNION SELECT blob FROM derivatives JOIN project_media ON project_media.sha256 = source
            WHERE project_id = ${project} AND blob IS NOT NULL)`;
  const [row] = await sql<{ files: number; bytes: string | null; next_at: Date | null }[]>`
    SELECT count(*)::int AS files, sum(size_bytes)::text AS bytes,
      min(since) + make_interval(secs => ${graceDays * 86_400}) AS next_at
    FROM media_marks WHERE ${only}`;
  return {
    files: row?.files ?? 0,
    bytes: Number(row?.bytes ?? 0),
    nextAt: row?.next_at?.toISOString() ?? null,
  };
}

/** What takes room in a project, and what of it is going to be removed. */
export async function readProjectStorage(sql: Sql, project: ProjectId, rules: StorageRules): Promise<ProjectStorage> {
  const uses = usesOf(await usesByProject(sql, project));
  const [quota] = await sql<
    { max_bytes: string }[]
  >`SELECT max_bytes FROM project_quotas WHERE project_id = ${project}`;
  return {
    uses,
    countedBytes: counted(uses),
    quotaBytes: quota === undefined ? rules.projectQuotaBytes : Number(quota.max_bytes),
    waiting: await waitingOf(sql, project, rules.graceDays),
    graceDays: rules.graceDays,
  };
}

/** What takes room in the whole installation. */
export async function readInstallationStorage(sql: Sql, rules: StorageRules): Promise<InstallationStorage> {
  const rows = await usesByProject(sql, null);
  const projects = await sql<{ id: string; name: string; archived: boolean; max_bytes: string | null }[]>`
    SELECT id, name, archived_at IS NOT NULL AS archived, max_bytes
    FROM projects LEFT JOIN project_quotas ON project_quotas.project_id = projects.id`;
  const [last] = await sql<
    { at: Date; waiting: number; collected: number; collected_bytes: string; problem: string | null }[]
  >`SELECT at, waiting, collected, collected_bytes, problem FROM media_collections ORDER BY id DESC LIMIT 1`;
  return {
    uses: usesOf(await usesOfAll(sql)),
    projects: projects
      .map(({ id, name, archived, max_bytes }) => {
        const uses = usesOf(rows.filter(({ project_id }) => project_id === id));
        const quotaBytes = max_bytes === null ? rules.projectQuotaBytes : Number(max_bytes);
        return { id: ProjectId.parse(id), name, archived, uses, countedBytes: counted(uses), quotaBytes };
      })
      .toSorted((a, b) => b.countedBytes - a.countedBytes || a.name.localeCompare(b.name)),
    waiting: await waitingOf(sql, null, rules.graceDays),
    graceDays: rules.graceDays,
    lastCollection:
      last === undefined
        ? null
        : {
            at: last.at.toISOString(),
            waiting: last.waiting,
            collected: last.collected,
            collectedBytes: Number(last.collected_bytes),
            problem: last.problem,
          },
  };
}
