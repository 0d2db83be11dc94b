import { ProjectId, type UserId } from '@dailies/shared/ids';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/**
 * Takes somebody who is no member of a project any more out of its branches as well, and out of their
 * branches: they came there with the project. Where they are the only director they stay. Answers which
 * they left. With the project's memberships locked.
 */
export async function leaveBranches(tx: Queryable, project: ProjectId, member: UserId): Promise<ProjectId[]> {
  const left = await tx.execute<{ project_id: string }>(sql`
    WITH RECURSIVE below AS (
      SELECT project_id FROM branches WHERE branch_of = ${project}
      UNION
      SELECT branches.project_id FROM branches JOIN below ON branches.branch_of = below.project_id
    )
    DELETE FROM members USING below
    WHERE members.project_id = below.project_id AND members.user_id = ${member}
      AND (members.role <> 'director' OR EXISTS (
        SELECT FROM members AS others
        WHERE others.project_id = members.project_id AND others.user_id <> ${member} AND others.role = 'director'))
    RETURNING members.project_id`);
  return [...left].map((row) => ProjectId.parse(row.project_id));
}
