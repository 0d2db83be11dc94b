import { branches, members, projects } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId, UserId, VersionId } from '@dailies/shared/ids';
import { and, desc, eq, type SQL } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { editedAt } from '../projects/readProjects.ts';

const select = (db: Queryable, where: SQL | undefined) =>
  db
    .select({
      id: projects.id,
      name: projects.name,
      by: projects.createdBy,
      createdAt: projects.createdAt,
      editedAt,
      archivedAt: projects.archivedAt,
      mergedAt: branches.mergedAt,
      baseVersion: branches.baseVersion,
    })
    .from(branches)
    .innerJoin(projects, eq(projects.id, branches.projectId))
    .innerJoin(members, eq(members.projectId, branches.projectId))
    .where(where)
    .orderBy(desc(projects.createdAt), desc(projects.id));

export interface BranchRow {
  readonly id: ProjectId;
  readonly name: string;
  readonly by: UserId;
  readonly createdAt: Date;
  readonly editedAt: Date;
  readonly archivedAt: Date | null;
  readonly mergedAt: Date | null;
  /** Where it and its project were the same last. */
  readonly baseVersion: VersionId;
}

/** The branches of a project that somebody is a member of, newest first. */
export const listBranches = (db: Queryable, user: UserId, project: ProjectId): Promise<BranchRow[]> =>
  select(db, and(eq(branches.branchOf, project), eq(members.userId, user), withinToken(members.projectId)));

/** A branch of a project. Throws `not-found` to somebody who is no member of the branch. */
export async function readBranch(
  db: Queryable,
  user: UserId,
  project: ProjectId,
  branch: ProjectId,
): Promise<BranchRow> {
  const [row] = await select(
    db,
    and(
      eq(branches.branchOf, project),
      eq(branches.projectId, branch),
      eq(members.userId, user),
      withinToken(members.projectId),
    ),
  );
  if (row === undefined) {
    throw new DailiesError('not-found', `This project has no branch "${branch}" that you are a member of.`);
  }
  return row;
}
