import { invites, projects, user } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import { type ProjectId, sha256Hex } from '@dailies/shared/ids';
import { desc, eq, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

const select = (db: Queryable, where: SQL) =>
  db
    .select({
      id: invites.id,
      projectId: invites.projectId,
      projectName: projects.name,
      role: invites.role,
      createdBy: invites.createdBy,
      createdByName: user.name,
      createdByImage: user.image,
      createdAt: invites.createdAt,
      expiresAt: invites.expiresAt,
      usesLeft: invites.usesLeft,
      revokedAt: invites.revokedAt,
    })
    .from(invites)
    .innerJoin(projects, eq(projects.id, invites.projectId))
    .innerJoin(user, eq(user.id, invites.createdBy))
    .where(where)
    .orderBy(desc(invites.createdAt), desc(invites.id));

export type InviteRow = Awaited<ReturnType<typeof select>>[number];

/** A project's invitations, newest first. */
export const listInvites = (db: Queryable, project: ProjectId) => select(db, eq(invites.projectId, project));

export async function readInvite(db: Queryable, id: string): Promise<InviteRow | undefined> {
  const [row] = await select(db, eq(invites.id, id));
  return row;
}

/** The invitation of a link, in whatever standing. Throws `not-found`. */
export async function inviteOfSecret(db: Queryable, secret: string): Promise<InviteRow> {
  const [row] = await select(db, eq(invites.secretHash, sha256Hex(secret)));
  if (row === undefined) {
    throw new DailiesError(
      'not-found',
      'There is no such invitation; check that the link is whole, or ask for a new one.',
    );
  }
  return row;
}
