import { type Sql, type Tx, unpackUpdate } from '@dailies/migrations';
import { UserId } from '@dailies/shared/ids';
import type { ProjectId } from '@dailies/shared/ids';

/** What one person changed in a document, within some minutes or in one edit that is not folded in yet. */
export interface HistoryEntry {
  /** The first and the last number in the log that it holds; they overlap with those of others who edited meanwhile. */
  readonly firstSeq: bigint;
  readonly lastSeq: bigint;
  /** null: the server's own hand. */
  readonly user: UserId | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** How many updates it was. */
  readonly updates: number;
  /**
   * Of Yjs's first form. Applied in the order of this list, entries give the document as it is;
   * where entries overlap it is whole after the last of them.
   */
  readonly update: Uint8Array;
}

/**
 * Who changed what, when: everything of a document's history, folded in or still in the log, in the
 * order of the last numbers. `after` leaves out what ended at or before a number; `most` is how many.
 */
export async function readHistory(
  sql: Sql | Tx,
  project: ProjectId,
  after = 0n,
  most: number | null = null,
): Promise<HistoryEntry[]> {
  const rows = await sql<
    {
      first_seq: string;
      last_seq: string;
      user_id: string | null;
      started_at: Date;
      created_at: Date;
      updates: number;
      update: Uint8Array;
    }[]
  >`
    SELECT coalesce(first_seq, seq)::text AS first_seq, seq::text AS last_seq, user_id,
           coalesce(started_at, created_at) AS started_at, created_at, updates, update, seq AS place
    FROM document_history WHERE project_id = ${project} AND seq > ${after.toString()}
    UNION ALL
    SELECT seq::text, seq::text, user_id, created_at, created_at, 1, update, seq
    FROM document_updates WHERE project_id = ${project} AND seq > ${after.toString()}
    ORDER BY place LIMIT ${most}`;
  return rows.map((row) => ({
    firstSeq: BigInt(row.first_seq),
    lastSeq: BigInt(row.last_seq),
    user: row.user_id === null ? null : UserId.parse(row.user_id),
    startedAt: row.started_at,
    endedAt: row.created_at,
    updates: row.updates,
    update: unpackUpdate(row.update),
  }));
}
