import { packDocument, packUpdate, type Sql, type Tx } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import { type AuthoredRow, type HistoryWindow, HistoryWindows } from './HistoryWindows.ts';
import { replay } from './replay.ts';

/** Rows folded in at once. */
const MAX_ROWS = 20_000;

/**
 * Folds the log of a document into a new snapshot, and exactly the rows that it folded in into
 * windows of the history (document-rules B3): with two appenders, "everything up to a number" lost a
 * row that had a lower number and a later commit. Answers how many were folded; 0 where `fence` is
 * not the owner's any more. Appends may go on meanwhile. `through` leaves newer rows where they are.
 */
export function compactDocument(
  sql: Sql,
  project: ProjectId,
  fence: string,
  through: bigint | null = null,
): Promise<number> {
  return sql.begin(async (tx) => {
    // One at a time: another one's snapshot with the rows that this one has left over would be all that is kept.
    await tx`SELECT pg_advisory_xact_lock(hashtextextended(${`compaction of ${project}`}, 0))`;
    const [lease] = await tx`
      SELECT 1 FROM document_leases WHERE project_id = ${project} AND fence = ${fence} FOR SHARE`;
    if (lease === undefined) return 0;
    const [newest] = await tx<{ state: Uint8Array }[]>`
      SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1`;
    const rows = await tx<AuthoredRow[]>`
      SELECT seq::text AS seq, update, user_id, created_at FROM document_updates
      WHERE project_id = ${project} AND (${through?.toString() ?? null}::bigint IS NULL OR seq <= ${through?.toString() ?? null}::bigint)
      ORDER BY document_updates.seq LIMIT ${MAX_ROWS}`;
    if (rows.length === 0) return 0;
    let history: HistoryWindows | undefined;
    const { doc, bad } = replay(newest?.state ?? null, rows, {
      begin: (started) => {
        history = new HistoryWindows(started);
      },
      before: (row) => history?.before(row),
    });
    // What cannot be replayed stays for the next load to put in quarantine.
    const left = new Set(bad.map(({ seq }) => seq));
    const folded = rows.map(({ seq }) => seq).filter((seq) => !left.has(seq));
    if (folded.length === 0) return 0;
    const windows = history?.end() ?? [];
    const [snapshot] = await tx<{ id: string }[]>`
      INSERT INTO document_snapshots (project_id, state) VALUES (${project}, ${await packDocument(doc)})
      RETURNING id::text AS id`;
    if (snapshot === undefined) return 0;
    await tx`DELETE FROM document_updates WHERE seq = ANY(${folded}::bigint[])`;
    await keep(tx, project, snapshot.id, windows);
    // The history holds every older state, and this one too should it be damaged.
    await tx`DELETE FROM document_snapshots WHERE project_id = ${project} AND id < ${snapshot.id}`;
    return folded.length;
  });
}

async function keep(tx: Tx, project: ProjectId, snapshot: string, windows: readonly HistoryWindow[]): Promise<void> {
  for (const { user, firstSeq, lastSeq, startedAt, endedAt, updates, update } of windows) {
    await tx`
      INSERT INTO document_history
        (seq, first_seq, project_id, user_id, update, started_at, created_at, updates, snapshot_id)
      VALUES (${lastSeq}, ${firstSeq}, ${project}, ${user}, ${await packUpdate(update)}, ${startedAt}, ${endedAt},
        ${updates}, ${snapshot})`;
  }
}
