import type { Sql } from '@dailies/migrations';
import { type ProjectId, UserId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import { rebuildState } from './rebuildState.ts';
import { DamagedState, fill, type LogRow, replay, type Replayed } from './replay.ts';

export interface LoadedDocument {
  readonly doc: Y.Doc;
  /** Whose each client id is; null: the server's. */
  readonly owners: Map<number, UserId | null>;
  readonly epoch: number;
  /** Updates in the log that no snapshot has folded in. */
  readonly rows: number;
}

/**
 * A document was half filled by a row that cannot be replayed. The row is in quarantine by now: a document of its own is
 * filled without it.
 */
export class SpoiltDocument extends Error {
  override name = 'SpoiltDocument';
}

/**
 * Loads a document into an empty one: its newest snapshot plus the updates that stand in the log. To be called with the
 * lease in hand, so that nobody appends meanwhile. Rows that cannot be replayed are moved to quarantine, with an alarm in
 * the log of the server. Throws `SpoiltDocument` where that left the document half filled; then to be called again, with
 * another one.
 */
export async function loadDocument(sql: Sql, project: ProjectId, log: Logger, into: Y.Doc): Promise<LoadedDocument> {
  const [snapshots, rows, clients, epochs] = await Promise.all([
    sql<{ state: Uint8Array }[]>`
      SELECT state FROM document_snapshots WHERE project_id = ${project} ORDER BY id DESC LIMIT 1`,
    sql<LogRow[]>`
      SELECT seq::text AS seq, update FROM document_updates WHERE project_id = ${project} ORDER BY document_updates.seq`,
    sql<{ client_id: string; user_id: string | null }[]>`
      SELECT client_id, user_id FROM document_clients WHERE project_id = ${project}`,
    sql<{ epoch: number }[]>`SELECT epoch FROM projects WHERE id = ${project}`,
  ]);
  await fillOrMend(sql, project, into, snapshots[0]?.state ?? null, rows, log);
  return {
    doc: into,
    owners: new Map(
      clients.map(({ client_id: client, user_id: user }) => [
        Number(client),
        user === null ? null : UserId.parse(user),
      ]),
    ),
    epoch: epochs[0]?.epoch ?? 1,
    rows: rows.length,
  };
}

async function fillOrMend(
  sql: Sql,
  project: ProjectId,
  doc: Y.Doc,
  snapshot: Uint8Array | null,
  rows: readonly LogRow[],
  log: Logger,
): Promise<void> {
  try {
    if (fill(doc, snapshot, rows)) return;
  } catch (error) {
    if (!(error instanceof DamagedState)) throw error;
  }
  const mended = await replayed(sql, project, snapshot, rows, log);
  if (mended.bad.length > 0) await quarantine(sql, project, mended.bad, log);
  if (doc.store.clients.size > 0) throw new SpoiltDocument(`A document of project ${project} was half filled.`);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(mended.doc));
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
