import { members } from '@dailies/migrations/tables';
import { unwrap } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import { and, eq } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { mayChangeRole } from '../../policies/membershipPolicy.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { leaveBranches } from '../branches/leaveBranches.ts';
import { tellOf } from '../notifications/tellOf.ts';
import { notifyMembership } from './notifyMembership.ts';

/**
 * Gives a member another role, or removes them (null), from its branches too. The project's memberships are locked
 * meanwhile, so that two directors who remove each other at once do not leave it without one.
 */
export async function changeMember(
  { db, newId }: Pick<Services, 'db' | 'newId'>,
  actor: UserId,
  project: ProjectId,
  member: UserId,
  role: Role | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const all = await tx
      .select({ userId: members.userId, role: members.role })
      .from(members)
      .where(eq(members.projectId, project))
      .orderBy(members.userId)
      .for('update');
    const current = unwrap(mayChangeRole(all, member, role));
    if (current.role === role) return;
    const one = and(eq(members.projectId, project), eq(members.userId, member));
    if (role === null) await tx.delete(members).where(one);
    else await tx.update(members).set({ role }).where(one);
    await recordAudit(
      tx,
      role === null
        ? { action: 'member.removed', actor, project, subject: member, details: { role: current.role } }
        : { action: 'member.role-changed', actor, project, subject: member, details: { from: current.role, to: role } },
    );
    await notifyMembership(tx, project, member);
    if (role !== null) {
      await tellOf(tx, { id: newId(), user: member, project, kind: 'role', actor, subject: { role } });
    }
    if (role !== null) return;
    for (const branch of await leaveBranches(tx, project, member)) await notifyMembership(tx, branch, member);
  });
}
