import { invites } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';
import { recordAudit } from '../audit/recordAudit.ts';

/** Withdraws an invitation; doing it twice keeps the first time. Throws `not-found`. */
export async function revokeInvite(
  db: Database,
  actor: UserId,
  project: ProjectId,
  invite: string,
  at: Date,
): Promise<void> {
  const one = and(eq(invites.id, invite), eq(invites.projectId, project));
  await db.transaction(async (tx) => {
    const [known] = await tx.select({ revokedAt: invites.revokedAt }).from(invites).where(one).for('update');
    if (known === undefined) throw new DailiesError('not-found', `There is no invitation "${invite}" in this project.`);
    if (known.revokedAt !== null) return;
    await tx.update(invites).set({ revokedAt: at }).where(one);
    await recordAudit(tx, { action: 'invite.revoked', actor, project, subject: invite });
  });
}
