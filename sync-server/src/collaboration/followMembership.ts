import type { Sql } from '@dailies/migrations';
import type { ServerMessage } from '@dailies/shared/http';
import { ProjectId, UserId } from '@dailies/shared/ids';
import type { Connection, Document } from '@hocuspocus/server';
import { z } from 'zod';
import type { CollaborationContext } from './Collaborator.ts';
import { effectiveRole, readMembership } from './membership.ts';

/** What is notified on `CHANNELS.membership`; without a user: everybody's changed. */
export const MembershipNotice = z.object({ project: ProjectId, user: UserId.optional() });
export type MembershipNotice = z.infer<typeof MembershipNotice>;

type Member = Pick<Connection, 'close' | 'sendStateless'> & { readonly context: CollaborationContext };

async function followOne(sql: Sql, { project, user }: MembershipNotice, connection: Member): Promise<void> {
  const { collaborator } = connection.context;
  if (collaborator === undefined || (user !== undefined && collaborator.user !== user)) return;
  const membership = await readMembership(sql, project, collaborator.user);
  if (membership === undefined) {
    connection.close({ code: 1000, reason: 'forbidden: You are no longer a member of this project.' });
    return;
  }
  const role = effectiveRole(membership, connection.context.bounds ?? null);
  if (role === collaborator.role) return;
  collaborator.role = role;
  connection.sendStateless(JSON.stringify({ type: 'role', role } satisfies ServerMessage));
}

/** Follows a new role, or the end of a membership, into the live connections of a document. */
export async function followMembership(sql: Sql, served: Document, notice: MembershipNotice): Promise<void> {
  for (const connection of served.getConnections()) await followOne(sql, notice, connection);
}
