import { members, projects } from '@dailies/migrations/tables';
import { DailiesError, unwrap } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Role } from '@dailies/shared/people';
import { and, eq } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { mayInProject, type ProjectAction } from '../../policies/projectPolicy.ts';

export interface Access {
  readonly project: ProjectId;
  readonly name: string;
  readonly role: Role;
}

/**
 * Authorises: the role of a member who may do this. Throws `not-found` to somebody who is no member
 * (whether a project exists is nobody else's business), `forbidden` or `locked` to a member who may not.
 */
export async function accessProject(
  db: Queryable,
  user: UserId,
  project: ProjectId,
  action: ProjectAction,
): Promise<Access> {
  const [row] = await db
    .select({ name: projects.name, role: members.role, archivedAt: projects.archivedAt })
    .from(members)
    .innerJoin(projects, eq(projects.id, members.projectId))
    .where(and(eq(members.projectId, project), eq(members.userId, user), withinToken(members.projectId)));
  if (row === undefined) {
    throw new DailiesError('not-found', `There is no project "${project}" that you are a member of.`);
  }
  unwrap(mayInProject({ role: row.role, archived: row.archivedAt !== null }, action));
  return { project, name: row.name, role: row.role };
}
