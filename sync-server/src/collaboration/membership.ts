import type { Sql } from '@dailies/migrations';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { Role } from '@dailies/shared/people';

export interface Membership {
  readonly role: Role;
  readonly archived: boolean;
  readonly epoch: number;
}

/** A person's standing in a project; undefined where they are no member, or there is no such project. */
export async function readMembership(sql: Sql, project: ProjectId, user: UserId): Promise<Membership | undefined> {
  const [row] = await sql<{ role: string; archived: boolean; epoch: number }[]>`
    SELECT members.role::text AS role, projects.archived_at IS NOT NULL AS archived, projects.epoch
    FROM members JOIN projects ON projects.id = members.project_id
    WHERE members.project_id = ${project} AND members.user_id = ${user}`;
  return row === undefined ? undefined : { ...row, role: Role.parse(row.role) };
}

/** What a member may write now: in an archived project everybody only looks. */
export const effectiveRole = ({ role, archived }: Membership): Role => (archived ? 'viewer' : role);
