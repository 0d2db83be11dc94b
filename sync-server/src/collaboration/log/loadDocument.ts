import type { Sql } from '@dailies/migrations';
import { type ProjectId, UserId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import type { Doc } from 'yjs';
import { rebuildState } from './rebuildState.ts';
import { DamagedState, type LogRow, replay, type Replayed } from './replay.ts';

export interface LoadedDocument {
  readonly doc: Doc;
  /** Whose each client id is; null: the server's. */
  readonly owners: Map<number, UserId | null>;
  readonly epoch: number;
  /** Updates in the log that no snapshot has folded in. */
  readonly rows: number;
}

/**
 * Loads a document: its newest snapshot plus the updates that stand in the log. To be called with the
 * lease in hand, so that nobody appends meanwhile. Rows that cannot be replayed are moved to
 * quarantine, with an alarm in the log of the server.
 */
export async function loadDocument(sql: Sql, project: ProjectId, log: Logger): Promise<LoadedDocument> {
  const [snapshot] = await sql<{ state: Uint8Array }[]>`
    SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1`;
  const rows = await sql<LogRow[]>`
    SELECT seq::text AS seq, update FROM document_updates WHERE project_id = ${project} ORDER BY document_updates.seq`;
  const clients = await sql<{ client_id: string; user_id: string | null }[]>`
    SELECT client_id, user_id FROM document_clients WHERE project_id = ${project}`;
  const [found] = await sql<{ epoch: number }[]>`SELECT epoch FROM projects WHERE id = ${project}`;
  const { doc, bad } = await replayed(sql, project, snapshot?.state ?? null, rows, log);
  if (bad.length > 0) await quarantine(sql, project, bad, log);
  return {
    doc,
    owners: new Map(
      clients.map(({ client_id: client, user_id: user }) => [
        Number(client),
        user === null ? null : UserId.parse(user),
      ]),
    ),
    epoch: found?.epoch ?? 1,
    rows: rows.length,
  };
}

async function replayed(
  sql: Sql,
  project: ProjectId,
  snapshot: Uint8Array | null,
  rows: readonly LogRow[],
  log: Logger,
): Promise<Replayed> {
  try {
    return replay(snapshot, rows);
  } catch (error) {
    if (!(error instanceof DamagedState)) throw error;
    log.error({ err: error, project }, 'a snapshot is damaged; the document is made again from its history');
    return replay(await rebuildState(sql, project), rows);
  }
}

async function quarantine(
  sql: Sql,
  project: ProjectId,
  bad: readonly { seq: string; reason: string }[],
  log: Logger,
): Promise<void> {
  for (const { seq, reason } of bad) {
    log.error({ project, seq, reason }, 'an update cannot be replayed and is in quarantine; the rest opens');
    await sql`
      WITH moved AS (DELETE FROM document_updates WHERE seq = ${seq} RETURNING *)
      INSERT INTO document_quarantine (seq, project_id, user_id, update, created_at, reason)
      SELECT seq, project_id, user_id, update, created_at, ${reason} FROM moved`;
  }
}
