import { applyStored, type Sql } from '@dailies/migrations';
import { newDocument } from '@dailies/shared/document';
import type { ProjectId } from '@dailies/shared/ids';
import type { Doc } from 'yjs';

export interface ReadLog {
  readonly doc: Doc;
  /** Rows that no snapshot has folded in, and their bytes. */
  readonly rows: number;
  readonly bytes: number;
  /** Rows that could not be replayed, now or when the server tried. */
  readonly bad: number;
}

/** A project as the database alone has it: the newest snapshot and the updates after it, at one moment. */
export async function readLog(sql: Sql, project: ProjectId): Promise<ReadLog> {
  const { snapshot, updates, quarantined } = await sql.begin(
    'isolation level repeatable read read only',
    async (tx) => {
      const [newest] = await tx<{ state: Uint8Array }[]>`
      SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1`;
      const rows = await tx<{ update: Uint8Array }[]>`
      SELECT update FROM document_updates WHERE project_id = ${project} ORDER BY seq`;
      const [bad] = await tx<{ count: number }[]>`
      SELECT count(*)::int AS count FROM document_quarantine WHERE project_id = ${project}`;
      return { snapshot: newest?.state ?? null, updates: rows, quarantined: bad?.count ?? 0 };
    },
  );
  const doc = newDocument();
  if (snapshot !== null) applyStored(doc, snapshot);
  let bytes = 0;
  for (const { update } of updates) {
    applyStored(doc, update);
    bytes += update.length;
  }
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  return { doc, rows: updates.length, bytes, bad: quarantined + (isWhole ? 0 : 1) };
}
