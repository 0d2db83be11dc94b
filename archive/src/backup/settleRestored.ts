import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import type { Tx } from '@dailies/migrations';
import { readMeta, recordsOf } from '@dailies/shared/document';
import * as Y from 'yjs';
import { readDocument } from './readDocument.ts';

const compress = promisify(zstdCompress);

/** 2020-01-01 UTC in seconds since 1970: an epoch counted from here stays an `integer` until 2088. */
const EPOCHS_FROM = 1_577_836_800;

/** Begins the ids of the versions that a restore keeps. */
export const RESTORED_VERSION = 'restored-';

/**
 * Keeps what a document says as the end of all epochs before the new one: browsers whose copies are older
 * replay against it what they hold beyond it, which is also what was lost since the backup.
 */
async function keepEpochEnd(tx: Tx, project: string, epoch: number): Promise<void> {
  const document = await readDocument(tx, project);
  if (document === null) return;
  const { doc } = document;
  const update = Y.encodeStateAsUpdate(doc);
  await tx`
    INSERT INTO document_versions
      (id, project_id, kind, created_at, schema, epoch, covers_seq, node_count, editors, state, size_bytes)
    SELECT ${`${RESTORED_VERSION}${epoch}-${project}`.slice(0, 64)}, ${project}, 'epoch', now(),
      ${readMeta(doc).schema}, ${epoch - 1},
      greatest(0, (SELECT max(seq) FROM document_history WHERE project_id = ${project}),
        (SELECT max(seq) FROM document_updates WHERE project_id = ${project})),
      ${recordsOf(doc, 'nodes').size}, ARRAY[]::text[], ${await compress(update)}, ${update.length}`;
}

/**
 * Makes of the rows of a backup an installation that goes on from there.
 *
 * - Every project's epoch rises above any that the old installation ever gave out: to the seconds since
 *   2020, which no epoch that rose one by one reaches. So a browser that has seen later epochs than the
 *   backup's sets its copy aside as well, and does not merge what was made on top of what is gone.
 * - Runs that were running are queued again: their runners are elsewhere.
 * - Documents that were open have an owner that is dead, so that the first server takes them up at once,
 *   with the requests in them that were not dispatched yet.
 */
export async function settleRestored(
  tx: Tx,
  backupAt: string,
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  const projects = await tx<{ id: string; epoch: number }[]>`
    UPDATE projects SET epoch =
      GREATEST(epoch + 1, (extract(epoch FROM clock_timestamp())::bigint - ${EPOCHS_FROM})::integer)
    RETURNING id, epoch`;
  for (const [index, { id, epoch }] of projects.entries()) {
    onProgress(index, projects.length);
    await keepEpochEnd(tx, id, epoch);
  }
  await tx`UPDATE runs SET state = 'queued', claimed_by = NULL WHERE state = 'running'`;
  await tx`UPDATE document_leases SET expires_at = now()`;
  await tx`INSERT INTO audit_events (action, details) VALUES ('backup.restored', ${tx.json({ backupAt })})`;
}
