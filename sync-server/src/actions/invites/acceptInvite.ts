import { invites, members } from '@dailies/migrations/tables';
import { unwrap } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { and, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';
import type { Services } from '../../Services.ts';
import { inviteIsOpen } from '../../policies/invitePolicy.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import { notifyMembership } from '../members/notifyMembership.ts';
import { tellOf } from '../notifications/tellOf.ts';
import { inviteOfSecret } from './readInvites.ts';

export async function isMember(db: Queryable, project: ProjectId, user: UserId): Promise<boolean> {
  const found = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.projectId, project), eq(members.userId, user)));
  return found.length > 0;
}

/**
 * Joins the project of an invitation, and uses it once. Somebody who is a member already stays one
 * in their role, and nothing is used. Throws `not-found` or `expired`.
 */
export async function acceptInvite(
  { db, newId, now }: Pick<Services, 'db' | 'newId' | 'now'>,
  secret: string,
  user: UserId,
): Promise<ProjectId> {
  const { id, projectId } = await inviteOfSecret(db, secret);
  await db.transaction(async (tx) => {
    // Locked, so that the last use is used once.
    const [invite] = await tx.select().from(invites).where(eq(invites.id, id)).for('update');
    if (invite === undefined || (await isMember(tx, projectId, user))) return;
    unwrap(inviteIsOpen(invite, now()));
    await tx.insert(members).values({ projectId, userId: user, role: invite.role });
    if (invite.usesLeft !== null) {
      await tx
        .update(invites)
        .set({ usesLeft: invite.usesLeft - 1 })
        .where(eq(invites.id, id));
    }
    const event = { actor: user, project: projectId, details: { role: invite.role } };
    await recordAudit(tx, { ...event, action: 'invite.used', subject: id });
    await recordAudit(tx, { ...event, action: 'member.added', subject: user });
    await notifyMembership(tx, projectId, user);
    // To whoever invited, while they are here themselves.
    if (await isMember(tx, projectId, invite.createdBy)) {
      await tellOf(tx, {
        id: newId(),
        user: invite.createdBy,
        project: projectId,
        kind: 'joined',
        actor: user,
        subject: { role: invite.role },
      });
    }
  });
  return projectId;
}
