import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';

/** From here on copies that browsers made before are kept aside and not merged; answers the new epoch. */
export async function raiseEpoch(sql: Sql, project: ProjectId): Promise<number> {
  const [row] = await sql<{ epoch: number }[]>`
    UPDATE projects SET epoch = epoch + 1 WHERE id = ${project} RETURNING epoch`;
  if (row === undefined) throw new Error(`There is no project "${project}".`);
  return row.epoch;
}
