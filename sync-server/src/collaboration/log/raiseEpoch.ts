import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import { keepEpochState } from './keepEpochState.ts';

/**
 * From here on copies that browsers made before are kept aside and not merged; answers the new epoch.
 * The state that ends the old one is kept in the same transaction. To be called with the lease in hand.
 */
export function raiseEpoch(sql: Sql, project: ProjectId): Promise<number> {
  return sql.begin(async (tx) => {
    await keepEpochState(tx, project);
    const [row] = await tx<{ epoch: number }[]>`
      UPDATE projects SET epoch = epoch + 1 WHERE id = ${project} RETURNING epoch`;
    if (row === undefined) throw new Error(`There is no project "${project}".`);
    return row.epoch;
  });
}
