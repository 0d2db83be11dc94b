import { invites } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId } from '@dailies/shared/ids';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/** Withdraws an invitation; doing it twice keeps the first time. Throws `not-found`. */
export async function revokeInvite(db: Queryable, project: ProjectId, invite: string, at: Date): Promise<void> {
  const revoked = await db
    .update(invites)
    .set({ revokedAt: sql`coalesce(${invites.revokedAt}, ${at.toISOString()}::timestamptz)` })
    .where(and(eq(invites.id, invite), eq(invites.projectId, project)))
    .returning({ id: invites.id });
  if (revoked.length === 0) throw new DailiesError('not-found', `There is no invitation "${invite}" in this project.`);
}
