import type { Sql } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import * as Y from 'yjs';
import { type LogRow, replay } from './replay.ts';

/** Rows folded in at once. */
const MAX_ROWS = 20_000;
const SNAPSHOTS_KEPT = 3;

/**
 * Folds the log of a document into a new snapshot, and moves exactly the rows that it folded in to
 * the history (document-rules B3): with two appenders, "everything up to a number" lost a row that
 * had a lower number and a later commit. Answers how many were moved; 0 where `fence` is not the
 * owner's any more. Appends may go on meanwhile.
 */
export function compactDocument(sql: Sql, project: ProjectId, fence: string): Promise<number> {
  return sql.begin(async (tx) => {
    const [lease] = await tx`
      SELECT 1 FROM document_leases WHERE project_id = ${project} AND fence = ${fence} FOR SHARE`;
    if (lease === undefined) return 0;
    const [newest] = await tx<{ state: Uint8Array }[]>`
      SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1`;
    const rows = await tx<LogRow[]>`
      SELECT seq::text AS seq, update FROM document_updates WHERE project_id = ${project}
      ORDER BY document_updates.seq LIMIT ${MAX_ROWS}`;
    if (rows.length === 0) return 0;
    const { doc, bad } = replay(newest?.state ?? null, rows);
    // What cannot be replayed stays for the next load to put in quarantine.
    const left = new Set(bad.map(({ seq }) => seq));
    const folded = rows.map(({ seq }) => seq).filter((seq) => !left.has(seq));
    if (folded.length === 0) return 0;
    const [snapshot] = await tx<{ id: string }[]>`
      INSERT INTO document_snapshots (project_id, state) VALUES (${project}, ${Y.encodeStateAsUpdate(doc)})
      RETURNING id::text AS id`;
    if (snapshot === undefined) return 0;
    await tx`
      WITH moved AS (DELETE FROM document_updates WHERE seq = ANY(${folded}::bigint[]) RETURNING *)
      INSERT INTO document_history (seq, project_id, user_id, update, created_at, snapshot_id)
      SELECT seq, project_id, user_id, update, created_at, ${snapshot.id}::bigint FROM moved`;
    await tx`
      DELETE FROM document_snapshots WHERE project_id = ${project} AND id NOT IN (
        SELECT id FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT ${SNAPSHOTS_KEPT})`;
    return folded.length;
  });
}
