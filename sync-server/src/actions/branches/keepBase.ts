import type { Tx } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import type { ProjectId, VersionId } from '@dailies/shared/ids';
import { keepVersion, type NewVersion } from '../../collaboration/log/keepVersion.ts';

/**
 * Keeps the ground that a branch begins from, for good: the project as it is now, or a version of it,
 * which itself may be thinned out. Throws `not-found` where the project has no such version.
 */
export async function keepBase(
  tx: Tx,
  project: ProjectId,
  from: VersionId | undefined,
  { id, kind, name, by, at }: NewVersion,
): Promise<Uint8Array> {
  if (from === undefined) await keepVersion(tx, project, { id, kind, name, by, at });
  else {
    await tx`
      INSERT INTO document_versions
        (id, project_id, kind, name, made_by, created_at, schema, epoch, covers_seq, node_count, editors, state, size_bytes)
      SELECT ${id}, project_id, ${kind}, ${name}, ${by}, ${at}, schema, epoch, covers_seq, node_count, '{}', state, size_bytes
      FROM document_versions WHERE id = ${from} AND project_id = ${project}`;
  }
  const [kept] = await tx<{ state: Uint8Array }[]>`SELECT state FROM document_versions WHERE id = ${id}`;
  if (kept === undefined) {
    throw new DailiesError('not-found', `There is no version "${from}" in this project; it may have been thinned out.`);
  }
  return kept.state;
}
