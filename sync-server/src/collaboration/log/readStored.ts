import type { Sql, Tx } from '@dailies/migrations';
import type { ProjectId } from '@dailies/shared/ids';
import type { Doc } from 'yjs';
import { rebuildState } from './rebuildState.ts';
import { DamagedState, type LogRow, replay } from './replay.ts';

export interface StoredDocument {
  readonly doc: Doc;
  /** The newest row of the log or the history that is in it; 0 where nothing was ever written. */
  readonly lastSeq: bigint;
  /** The newest row of the history. */
  readonly foldedSeq: bigint;
}

/**
 * A document as it is durable, read beside whoever owns it: without the lease, without loading it for
 * anybody, and in one statement, so that a compaction meanwhile takes nothing away. Rows that cannot be
 * replayed are left out, and left to the next load. `through` stops at a row of the log that no
 * snapshot has folded in yet.
 */
export async function readStored(sql: Sql | Tx, project: ProjectId, through?: bigint): Promise<StoredDocument> {
  const rows = await sql<{ seq: string | null; update: Uint8Array | null; is_snapshot: boolean }[]>`
    SELECT (SELECT max(seq) FROM document_history WHERE project_id = ${project})::text AS seq,
           (SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1) AS update,
           true AS is_snapshot, 0 AS place
    UNION ALL
    SELECT seq::text, update, false, seq FROM document_updates
    WHERE project_id = ${project} AND seq <= ${(through ?? MAX_SEQ).toString()}
    ORDER BY place`;
  const [snapshot, ...more] = rows;
  const log: LogRow[] = more.flatMap(({ seq, update }) => (seq === null || update === null ? [] : [{ seq, update }]));
  const { doc, bad } = await replayed(sql, project, snapshot?.update ?? null, log);
  const left = new Set(bad.map(({ seq }) => seq));
  const last = log.findLast(({ seq }) => !left.has(seq));
  const foldedSeq = BigInt(snapshot?.seq ?? 0);
  return { doc, lastSeq: last === undefined ? foldedSeq : BigInt(last.seq), foldedSeq };
}

const MAX_SEQ = 2n ** 63n - 1n;

async function replayed(sql: Sql | Tx, project: ProjectId, snapshot: Uint8Array | null, rows: readonly LogRow[]) {
  try {
    return replay(snapshot, rows);
  } catch (error) {
    if (!(error instanceof DamagedState)) throw error;
    return replay(await rebuildState(sql, project), rows);
  }
}
