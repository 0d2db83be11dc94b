import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import type { Recipe } from '@dailies/shared/runs';

/**
 * Whether a recipe names a picture or a video that its project may not read. Anybody who may edit can
 * write any hash into a node: it opens only what was brought to the project or made in it.
 */
export async function namesForeignMedia(sql: Sql, project: ProjectId, { inputs }: Recipe): Promise<boolean> {
  const named = new Set(
    Object.values(inputs)
      .flat()
      .flatMap((input) => (input.type === 'media' ? [input.sha256] : [])),
  );
  if (named.size === 0) return false;
  const [row] = await sql<{ count: number }[]>`
    SELECT count(*)::int AS count FROM project_media WHERE project_id = ${project} AND sha256 IN ${sql([...named])}`;
  return row?.count !== named.size;
}
