import type { Sql, Tx } from '@dailies/migrations';
import type { RequestRecord } from '@dailies/shared/document';
import { NodeId, ProjectId, TakeId } from '@dailies/shared/ids';
import { Recipe, RunOutcome, type RunSpec, Seed } from '@dailies/shared/runs';
import { z } from 'zod';

const Row = z.object({
  id: TakeId,
  project: ProjectId,
  node: NodeId,
  isHere: z.boolean(),
  seed: z.coerce.number().pipe(Seed),
  recipe: Recipe,
  outcome: RunOutcome,
});

/** A take that a run would only make again. */
export interface Reusable {
  readonly id: TakeId;
  readonly project: ProjectId;
  readonly node: NodeId;
  /** It is in the project, made there or brought by a branch or a merge. */
  readonly isHere: boolean;
  readonly seed: number;
  readonly recipe: Recipe;
  readonly outcome: Extract<RunOutcome, { state: 'succeeded' }>;
}

interface ReuseWanted {
  readonly project: ProjectId;
  readonly request: Pick<RequestRecord, 'node' | 'by' | 'anySeed'>;
  readonly spec: Pick<RunSpec, 'recipeHash' | 'seed'>;
  /** Takes of the node that lie in the trash: whoever threw one away does not want it back. */
  readonly trashed: ReadonlySet<TakeId>;
  /** What a reused run of another node comes to: found first, where this was done before. */
  readonly own: TakeId;
}

/**
 * A take of the same recipe and seed: the node's own before another's of the project, and that before one of
 * another project. [U1] of other projects only those count that whoever asks is a member of, and only while
 * the file is there; nobody learns here that an equal take exists elsewhere.
 */
export async function findReusable(
  tx: Sql | Tx,
  { project, request, spec, trashed, own }: ReuseWanted,
): Promise<Reusable | undefined> {
  const rows = await tx`
    SELECT takes.id, takes.project_id AS project, takes.node_id AS node, takes.seed, takes.recipe, takes.outcome,
      (takes.project_id = ${project} OR EXISTS (
        SELECT FROM take_projects WHERE take_id = takes.id AND take_projects.project_id = ${project})) AS "isHere"
    FROM takes
    WHERE takes.recipe_hash = ${spec.recipeHash}
      AND (takes.seed = ${spec.seed} OR ${request.anySeed === true})
      AND NOT (takes.id = ANY(${[...trashed]}::text[]))
      AND (takes.project_id = ${project}
        OR takes.id IN (SELECT take_id FROM take_projects WHERE take_projects.project_id = ${project})
        OR (takes.project_id IN (SELECT members.project_id FROM members WHERE members.user_id = ${request.by})
          AND EXISTS (SELECT FROM media WHERE sha256 = takes.outcome->>'media')))
    ORDER BY (takes.id = ${own}) DESC, "isHere" DESC, (takes.node_id = ${request.node}) DESC, takes.created_at, takes.id
    LIMIT 20`;
  for (const row of rows) {
    const { success, data } = Row.safeParse(row);
    if (success && data.outcome.state === 'succeeded') return { ...data, outcome: data.outcome };
  }
  return undefined;
}
