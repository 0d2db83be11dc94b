import { readComment, readTakes, rootOf, type TakeRecord } from '@dailies/shared/document';
import type { NodeId, ProjectId, TakeId } from '@dailies/shared/ids';
import type * as Y from 'yjs';
import type { Services } from '../../Services.ts';

type BroughtTake = readonly [id: TakeId, take: TakeRecord];

/** A take as it stands in another document: numbered on from there, and answering only what is there. */
function asTakeOf(doc: Y.Doc, { answers, ...take }: TakeRecord, number: number): TakeRecord {
  const isAnswer = answers !== undefined && readComment(doc, answers) !== undefined;
  return { ...take, number, ...(isAnswer ? { answers } : {}) };
}

/**
 * Adds takes as facts; those that are there stay as they are. Unlike a take that has just been made, none
 * becomes the pick of its node: the merge decides on picks.
 */
function addTakes(doc: Y.Doc, takes: readonly BroughtTake[]): void {
  const last = new Map<NodeId, number>();
  for (const { node, number } of readTakes(doc)) last.set(node, Math.max(number, last.get(node) ?? 0));
  const root = rootOf(doc, 'takes');
  for (const [id, take] of [...takes].sort(([, a], [, b]) => a.number - b.number)) {
    if (root.has(id)) continue;
    const number = (last.get(take.node) ?? 0) + 1;
    last.set(take.node, number);
    root.set(id, asTakeOf(doc, take, number));
  }
}

/**
 * Brings a branch's new takes into its project, with their provenance, their media and the assets that
 * they were made with; answers how many. Requests and runs stay where they are. Done twice, it brings
 * nothing the second time.
 */
export async function bringTakes(
  { sql, documents }: Pick<Services, 'sql' | 'documents'>,
  project: ProjectId,
  branch: ProjectId,
): Promise<number> {
  const theirs = await documents.read(branch, readTakes);
  const ours = await documents.read(project, (doc) => new Set(readTakes(doc).map(({ id }) => id)));
  const brought = theirs.filter(({ id }) => !ours.has(id)).map(({ id, ...take }): BroughtTake => [id, take]);
  // Before the document shows them, so that nobody asks for one in vain.
  await sql.begin(async (tx) => {
    await tx`
      INSERT INTO take_projects (take_id, project_id)
      SELECT id, ${project} FROM takes
      WHERE id = ANY(${brought.map(([id]) => id)}::text[]) AND project_id <> ${project}
      ON CONFLICT DO NOTHING`;
    await tx`
      INSERT INTO project_media (project_id, sha256)
      SELECT ${project}, sha256 FROM project_media WHERE project_id = ${branch} ON CONFLICT DO NOTHING`;
    await tx`
      INSERT INTO asset_projects (asset_id, project_id)
      SELECT id, ${project} FROM assets
      WHERE project_id = ${branch}
        OR (project_id <> ${project} AND id IN (SELECT asset_id FROM asset_projects WHERE project_id = ${branch}))
      ON CONFLICT DO NOTHING`;
  });
  if (brought.length > 0) await documents.change(project, (doc) => addTakes(doc, brought));
  return brought.length;
}
