import type { Sql } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { Role } from '@dailies/shared/people';
import type { TokenBounds } from '../auth/index.ts';
import { roleWithin } from '../policies/tokenPolicy.ts';

export interface Membership {
  readonly role: Role;
  readonly archived: boolean;
  readonly epoch: number;
}

/**
 * A person's standing in a project; undefined where they are no member, or there is no such project.
 * Asked so that there is always one row: a connection that broke under a query was seen to answer it
 * with none, and nobody is sent away for that. Throws `storage` then.
 */
export async function readMembership(sql: Sql, project: ProjectId, user: UserId): Promise<Membership | undefined> {
  const [row] = await sql<{ role: string | null; archived: boolean; epoch: number }[]>`
    SELECT members.role::text AS role, projects.archived_at IS NOT NULL AS archived, projects.epoch
    FROM (VALUES (1)) AS always (one)
    LEFT JOIN (members JOIN projects ON projects.id = members.project_id)
      ON members.project_id = ${project} AND members.user_id = ${user}`;
  if (row === undefined)
    throw new DailiesError('storage', 'The database answered with nothing; try again in a moment.');
  return row.role === null ? undefined : { ...row, role: Role.parse(row.role) };
}

/** What a member may write now, with what proves who they are: in an archived project everybody only looks. */
export const effectiveRole = ({ role, archived }: Membership, bounds: TokenBounds | null): Role =>
  archived ? 'viewer' : bounds === null ? role : roleWithin(role, bounds.scopes);
