import { applyChanges, type Change, contentsOf, threeWay } from '@dailies/shared/difference';
import { type ProjectId, type UserId, VersionId } from '@dailies/shared/ids';
import { migrateDocument } from '@dailies/shared/document';
import { keepState } from '../../collaboration/log/keepVersion.ts';
import { readStored } from '../../collaboration/log/readStored.ts';
import type { Services } from '../../Services.ts';
import { readBase, sidesOf } from './compareBranch.ts';
import type { BranchRow } from './readBranches.ts';

const INVERSE = { added: 'removed', removed: 'added', changed: 'changed' } as const;

const inverted = ({ root, id, kind, fields }: Change): Change => ({
  root,
  id,
  kind: INVERSE[kind],
  fields: fields.map(({ key, before, after }) => ({
    key,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
  })),
});

/**
 * Marks where the next merge of a branch begins: the branch as it is now. What the project lacks of it
 * still, because the branch went on meanwhile or it was `refused`, is taken out of that ground, so that
 * the next merge finds it; what a person decided against is not found again.
 */
export async function markMerged(
  { db, sql, documents, newId, now }: Pick<Services, 'db' | 'sql' | 'documents' | 'newId' | 'now'>,
  by: UserId,
  project: ProjectId,
  branch: BranchRow,
  refused: readonly Change[] = [],
): Promise<void> {
  const id = VersionId.parse(newId());
  const at = new Date(now());
  const before = await readBase(db, branch);
  const ours = await documents.read(project, contentsOf);
  await sql.begin(async (tx) => {
    const stored = await readStored(tx, branch.id);
    migrateDocument(stored.doc);
    const { base, theirs } = sidesOf(before, contentsOf(stored.doc));
    const { taken } = threeWay(base, ours, theirs);
    applyChanges(
      stored.doc,
      [...taken, ...refused].map(inverted),
      { actor: by, role: 'director', now: at.getTime() },
      'Not merged',
    );
    await keepState(tx, branch.id, { id, kind: 'fork', name: null, by, at }, stored);
    await tx`UPDATE branches SET base_version = ${id}, merged_at = ${at} WHERE project_id = ${branch.id}`;
  });
}
