import type { Sql, Tx } from '@dailies/migrations';
import { ProjectId, VersionId } from '@dailies/shared/ids';
import { keepVersion } from '../../collaboration/log/keepVersion.ts';
import type { Services } from '../../Services.ts';

type Parts = Pick<Services, 'sql' | 'newId'>;

/** Projects kept in one sweep; the next one goes on. */
const MOST_AT_ONCE = 200;

export interface Due {
  /** Now. */
  readonly at: Date;
  /** How old a project's last version of whatever kind must be; the project itself, where it has none. */
  readonly afterMs: number;
}

/** Projects in which anything was written since their last version, which is old enough. */
async function readDue(sql: Sql | Tx, { at, afterMs }: Due, project: ProjectId | null): Promise<ProjectId[]> {
  const rows = await sql<{ id: string }[]>`
    SELECT projects.id FROM projects
    LEFT JOIN LATERAL (
      SELECT max(created_at) AS at, max(covers_seq) AS seq FROM document_versions WHERE project_id = projects.id
    ) AS last ON true
    WHERE (${project}::text IS NULL OR projects.id = ${project})
      AND coalesce(last.at, projects.created_at) <= ${new Date(at.getTime() - afterMs)}
      AND greatest((SELECT max(seq) FROM document_updates WHERE project_id = projects.id),
                   (SELECT max(seq) FROM document_history WHERE project_id = projects.id)) > coalesce(last.seq, 0)
    ORDER BY last.at NULLS FIRST, projects.id LIMIT ${MOST_AT_ONCE}`;
  return rows.map(({ id }) => ProjectId.parse(id));
}

/**
 * Keeps an automatic version of a project if one is due; answers whether. Several servers may ask at
 * once: one of them does it.
 */
export function keepIfDue({ sql, newId }: Parts, project: ProjectId, due: Due): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtextextended(${`version:${project}`}, 0))`;
    if ((await readDue(tx, due, project)).length === 0) return false;
    const id = VersionId.parse(newId());
    await keepVersion(tx, project, { id, kind: 'automatic', name: null, by: null, at: due.at });
    return true;
  });
}

/**
 * Keeps an automatic version of every project that is due, decided from the database alone: it does
 * not matter which server was running meanwhile, and no document is opened. Answers how many.
 */
export async function keepAutomaticVersions(parts: Parts, due: Due): Promise<number> {
  let kept = 0;
  for (const project of await readDue(parts.sql, due, null)) {
    if (await keepIfDue(parts, project, due)) kept += 1;
    // A large project takes a tenth of a second; others want their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return kept;
}
