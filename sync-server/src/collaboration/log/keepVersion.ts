import type { Sql, Tx } from '@dailies/migrations';
import { readMeta, recordsOf } from '@dailies/shared/document';
import type { VersionKind } from '@dailies/shared/http';
import type { ProjectId, UserId, VersionId } from '@dailies/shared/ids';
import * as Y from 'yjs';
import { packState } from './packState.ts';
import { readStored, type StoredDocument } from './readStored.ts';

export interface NewVersion {
  readonly id: VersionId;
  readonly kind: VersionKind;
  readonly name: string | null;
  /** null: Dailies itself. */
  readonly by: UserId | null;
  readonly at: Date;
}

/** Keeps the durable state of a document as a version. In a transaction: together with what it belongs to. */
export async function keepVersion(sql: Sql | Tx, project: ProjectId, version: NewVersion): Promise<void> {
  await keepState(sql, project, version, await readStored(sql, project));
}

/** Keeps a state that was read already. */
export async function keepState(
  sql: Sql | Tx,
  project: ProjectId,
  { id, kind, name, by, at }: NewVersion,
  { doc, lastSeq }: StoredDocument,
): Promise<void> {
  const update = Y.encodeStateAsUpdate(doc);
  const covers = lastSeq.toString();
  await sql`
    WITH before AS (
      SELECT coalesce(max(covers_seq), 0) AS seq FROM document_versions WHERE project_id = ${project}
    )
    INSERT INTO document_versions
      (id, project_id, kind, name, made_by, created_at, schema, epoch, covers_seq, node_count, editors, state, size_bytes)
    SELECT ${id}, ${project}, ${kind}, ${name}, ${by}, ${at}, ${readMeta(doc).schema}, projects.epoch, ${covers},
      ${recordsOf(doc, 'nodes').size},
      ARRAY(
        SELECT user_id FROM document_history, before
        WHERE project_id = ${project} AND document_history.seq > before.seq AND user_id IS NOT NULL
        UNION
        SELECT user_id FROM document_updates, before
        WHERE project_id = ${project} AND document_updates.seq > before.seq AND document_updates.seq <= ${covers}
          AND user_id IS NOT NULL
      ),
      ${await packState(update)}, ${update.length}
    FROM projects WHERE projects.id = ${project}`;
}
