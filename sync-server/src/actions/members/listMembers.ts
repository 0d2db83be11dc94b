import { members, user } from '@dailies/migrations/tables';
import type { ProjectId } from '@dailies/shared/ids';
import { asc, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/** A project's members, in the order in which they came. */
export function listMembers(db: Queryable, project: ProjectId) {
  return db
    .select({
      id: members.userId,
      role: members.role,
      addedAt: members.addedAt,
      name: user.name,
      image: user.image,
      email: user.email,
    })
    .from(members)
    .innerJoin(user, eq(user.id, members.userId))
    .where(eq(members.projectId, project))
    .orderBy(asc(members.addedAt), asc(members.userId));
}
