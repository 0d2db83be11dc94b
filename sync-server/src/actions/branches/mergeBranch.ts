import { applyChanges, contentsOf, type Resolution, resolveConflicts, threeWay } from '@dailies/shared/difference';
import type { AppliedChanges } from '@dailies/shared/http';
import type { UserId, VersionId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import type { Access } from '../projects/accessProject.ts';
import { createVersion } from '../versions/createVersion.ts';
import { bringTakes } from './bringTakes.ts';
import { readBase, sidesOf } from './compareBranch.ts';
import { markMerged } from './markMerged.ts';
import type { BranchRow } from './readBranches.ts';

type Parts = Pick<Services, 'db' | 'sql' | 'documents' | 'newId' | 'now'>;

/** Before a merge that is made in a browser: keeps the way back, and brings the takes that picks may need. */
export async function prepareMerge(
  parts: Parts,
  actor: UserId,
  { project }: Access,
  branch: BranchRow,
): Promise<{ before: VersionId; takes: number }> {
  const before = await createVersion(parts, project, { kind: 'before-merge', name: null, by: actor });
  return { before, takes: await bringTakes(parts, project, branch.id) };
}

/** After a merge that was made in a browser. */
export async function finishMerge(parts: Parts, actor: UserId, { project }: Access, branch: BranchRow): Promise<void> {
  await markMerged(parts, actor, project, branch);
  await recordAudit(parts.db, { action: 'branch.merged', actor, project, subject: branch.id });
}

/**
 * Merges a branch into its project with the server's hand under the asker's role: what one side changed
 * is taken, what both changed goes by the resolutions, and without one stays as the project has it.
 * Compared on the newest state, in the same turn in which it is applied.
 */
export async function mergeBranch(
  parts: Parts,
  actor: UserId,
  access: Access,
  branch: BranchRow,
  resolutions: readonly Resolution[],
): Promise<AppliedChanges> {
  const { db, documents, now } = parts;
  const { project, role } = access;
  const base = await readBase(db, branch);
  const { before, takes } = await prepareMerge(parts, actor, access, branch);
  const sides = sidesOf(base, await documents.read(branch.id, contentsOf));
  const context = { actor, role, now: now() };
  const { applied, refused } = await documents.change(
    project,
    (doc) => {
      const merging = threeWay(sides.base, contentsOf(doc), sides.theirs);
      return applyChanges(doc, resolveConflicts(merging, resolutions), context, 'Merge branch');
    },
    actor,
  );
  await markMerged(
    parts,
    actor,
    project,
    branch,
    refused.map(({ change }) => change),
  );
  const details = { before, applied, refused: refused.length, takes };
  await recordAudit(db, { action: 'branch.merged', actor, project, subject: branch.id, details });
  return { applied, refused, before };
}
