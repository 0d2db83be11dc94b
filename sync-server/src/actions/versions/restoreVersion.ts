import { applyChanges, changesToRestore, contentsOf } from '@dailies/shared/difference';
import type { AppliedChanges } from '@dailies/shared/http';
import type { NodeId, UserId, VersionId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';
import type { Access } from '../projects/accessProject.ts';
import { readVersionContents } from './compareVersions.ts';
import { createVersion } from './createVersion.ts';
import { readVersion } from './readVersions.ts';

type Parts = Pick<Services, 'db' | 'sql' | 'documents' | 'newId' | 'now'>;

/** Keeps the way back before a restore that is done in a browser; answers it. */
export async function prepareRestore(
  parts: Parts,
  actor: UserId,
  { project }: Access,
  version: VersionId,
): Promise<VersionId> {
  await readVersion(parts.db, project, version);
  const before = await createVersion(parts, project, { kind: 'before-restore', name: null, by: actor });
  await recordAudit(parts.db, { action: 'version.restored', actor, project, subject: version, details: { before } });
  return before;
}

/**
 * Brings a version back, or some nodes of it, with the server's hand under the asker's role: an edit
 * like any other, on top of what others do meanwhile, whose way back is to restore `before`. What the
 * role may not change stays, and is answered.
 */
export async function restoreVersion(
  parts: Parts,
  actor: UserId,
  { project, role }: Access,
  version: VersionId,
  nodes: readonly NodeId[] | undefined,
): Promise<AppliedChanges> {
  const contents = await readVersionContents(parts.db, project, version);
  const before = await createVersion(parts, project, { kind: 'before-restore', name: null, by: actor });
  const chosen = nodes === undefined ? undefined : new Set<string>(nodes);
  const context = { actor, role, now: parts.now() };
  const { applied, refused } = await parts.documents.change(
    project,
    (doc) => applyChanges(doc, changesToRestore(contentsOf(doc), contents, chosen), context, 'Restore version'),
    actor,
  );
  const details = { before, applied, refused: refused.length, nodes: nodes?.length };
  await recordAudit(parts.db, { action: 'version.restored', actor, project, subject: version, details });
  return { applied, refused, before };
}
