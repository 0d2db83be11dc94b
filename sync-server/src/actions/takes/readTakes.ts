import { members, runs, takeProjects, takes, user } from '@dailies/migrations/tables';
import type { NodeId, ProjectId, TakeId, UserId } from '@dailies/shared/ids';
import type { Recipe } from '@dailies/shared/runs';
import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm';
import { withinToken } from '../../auth/index.ts';
import type { Queryable } from '../../db/openDatabase.ts';
import { decodeCursor, pageOfRows } from '../cursor.ts';
import { holdsTake } from './holdsTake.ts';

export interface TakesWanted {
  readonly node?: NodeId | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A project's takes, newest first. */
export async function listTakes(db: Queryable, project: ProjectId, { node, cursor, limit }: TakesWanted) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor);
  const rows = await db
    .select({
      id: takes.id,
      nodeId: takes.nodeId,
      runId: takes.runId,
      recipeHash: takes.recipeHash,
      seed: takes.seed,
      outcome: takes.outcome,
      createdAt: takes.createdAt,
      cursorAt: sql<string>`${takes.createdAt}::text`,
    })
    .from(takes)
    .where(
      and(
        holdsTake(project),
        node && eq(takes.nodeId, node),
        after && sql`(${takes.createdAt}, ${takes.id}) < (${after[0]}::timestamptz, ${after[1]})`,
      ),
    )
    .orderBy(desc(takes.createdAt), desc(takes.id))
    .limit(limit + 1);
  return pageOfRows(rows, limit);
}

export type ListedTakeRow = Awaited<ReturnType<typeof listTakes>>['rows'][number];

const selectOne = (db: Queryable, id: TakeId) =>
  db
    .select({
      id: takes.id,
      projectId: takes.projectId,
      nodeId: takes.nodeId,
      runId: takes.runId,
      recipeHash: takes.recipeHash,
      seed: takes.seed,
      recipe: takes.recipe,
      outcome: takes.outcome,
      createdAt: takes.createdAt,
      reusedFrom: takes.reusedFrom,
      makerId: user.id,
      makerName: user.name,
      makerImage: user.image,
      requestedAt: runs.requestedAt,
      startedAt: runs.startedAt,
      endedAt: runs.endedAt,
    })
    .from(takes)
    .innerJoin(runs, eq(runs.id, takes.runId))
    .leftJoin(user, eq(user.id, takes.madeBy))
    .where(eq(takes.id, id));

export type TakeRow = Awaited<ReturnType<typeof selectOne>>[number];

/** A take with its run and its maker, whoever asks: authorise with its project. */
export async function readTakeRow(db: Queryable, id: TakeId): Promise<TakeRow | undefined> {
  const [row] = await selectOne(db, id);
  return row;
}

/**
 * In which project somebody sees a take: the one that they ask for, its own, or another that it came
 * to by a branch or a merge; undefined where they are a member of none.
 */
export async function projectOfTake(
  db: Queryable,
  asker: UserId,
  { id, projectId }: TakeRow,
  wanted: ProjectId | undefined,
): Promise<ProjectId | undefined> {
  const rows = await db
    .select({ project: members.projectId })
    .from(members)
    .where(
      and(
        eq(members.userId, asker),
        withinToken(members.projectId),
        or(
          eq(members.projectId, projectId),
          inArray(
            members.projectId,
            db.select({ project: takeProjects.projectId }).from(takeProjects).where(eq(takeProjects.takeId, id)),
          ),
        ),
      ),
    )
    .orderBy(desc(eq(members.projectId, projectId)), members.addedAt);
  const seen = rows.map(({ project }) => project);
  return wanted === undefined ? seen[0] : seen.find((project) => project === wanted);
}

/** The takes of the project whose media went into a recipe, oldest first. */
export async function parentsOf(db: Queryable, { id, projectId }: TakeRow, recipe: Recipe): Promise<TakeId[]> {
  const media = Object.values(recipe.inputs).flatMap((inputs) =>
    inputs.flatMap((input) => (input.type === 'media' ? [input.sha256] : [])),
  );
  if (media.length === 0) return [];
  const rows = await db
    .select({ id: takes.id })
    .from(takes)
    .where(and(holdsTake(projectId), inArray(sql`${takes.outcome}->>'media'`, media), ne(takes.id, id)))
    .orderBy(takes.createdAt, takes.id);
  return rows.map((row) => row.id);
}
