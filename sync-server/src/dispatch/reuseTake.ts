import type { Tx } from '@dailies/migrations';
import type { RequestRecord, TakeRecord } from '@dailies/shared/document';
import { type ProjectId, type RunId, type TakeId, takeIdOf } from '@dailies/shared/ids';
import { pipelineName, type RecipeHash } from '@dailies/shared/runs';
import type { Reusable } from './findReusable.ts';

/** A take that a reused run comes to. `record` where the document is to be given it. */
export interface ReusedTake {
  readonly id: TakeId;
  readonly record: Omit<TakeRecord, 'number'> | null;
}

/**
 * [U2] What is reused of another node or project becomes a take of the node that asked: the same file, a
 * provenance row of its own that names where it was made, and the project may read the file from now on.
 * Done twice, it names the same take.
 */
export async function reuseTake(
  tx: Tx,
  project: ProjectId,
  run: RunId,
  request: Pick<RequestRecord, 'node' | 'by' | 'at'>,
  recipeHash: RecipeHash,
  found: Reusable,
): Promise<ReusedTake> {
  const id = takeIdOf(run);
  if (found.isHere && (found.node === request.node || found.id === id)) {
    return { id: found.id, record: found.id === id ? recordOf(request, recipeHash, found) : null };
  }
  const { outcome, recipe, seed } = found;
  await tx`
    INSERT INTO project_media (project_id, sha256)
    SELECT ${project}, sha256 FROM media WHERE sha256 IN (${outcome.media}, ${outcome.poster}) ON CONFLICT DO NOTHING`;
  await tx`
    INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by, created_at, reused_from)
    VALUES (${id}, ${project}, ${request.node}, ${run}, ${recipeHash}, ${seed}, ${tx.json(recipe)},
            ${tx.json(outcome)}, ${request.by}, ${new Date(request.at)}, ${found.id})
    ON CONFLICT DO NOTHING`;
  return { id, record: recordOf(request, recipeHash, found) };
}

function recordOf(
  { node, by, at }: Pick<RequestRecord, 'node' | 'by' | 'at'>,
  recipe: RecipeHash,
  { outcome, seed, recipe: made }: Reusable,
): Omit<TakeRecord, 'number'> {
  return {
    node,
    kind: outcome.kind,
    media: outcome.media,
    poster: outcome.poster,
    width: outcome.widthPx,
    height: outcome.heightPx,
    frames: outcome.frames,
    fps: outcome.fps,
    recipe,
    seed,
    pipeline: pipelineName(made.pipeline),
    by,
    at,
    ...(outcome.fallback === null ? {} : { fallback: outcome.fallback.slice(0, 200) }),
  };
}
