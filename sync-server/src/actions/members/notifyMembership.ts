import type { ProjectId, UserId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/**
 * Tells every server, once the transaction commits, that somebody's membership changed; without a
 * user, that everybody's did (an archived project is only looked at).
 */
export async function notifyMembership(tx: Queryable, project: ProjectId, user?: UserId): Promise<void> {
  await tx.execute(sql`SELECT pg_notify(${CHANNELS.membership}, ${JSON.stringify({ project, user })})`);
}
