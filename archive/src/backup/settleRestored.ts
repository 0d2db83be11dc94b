import type { Tx } from '@dailies/migrations';

/** 2020-01-01 UTC in seconds since 1970: an epoch counted from here stays an `integer` until 2088. */
const EPOCHS_FROM = 1_577_836_800;

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
export async function settleRestored(tx: Tx, backupAt: string): Promise<void> {
  await tx`
    UPDATE projects SET epoch = GREATEST(epoch + 1, (extract(epoch FROM clock_timestamp())::bigint - ${EPOCHS_FROM})::integer)`;
  await tx`UPDATE runs SET state = 'queued', claimed_by = NULL WHERE state = 'running'`;
  await tx`UPDATE document_leases SET expires_at = now()`;
  const [log] = await tx`SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'audit_events'`;
  if (log === undefined) return;
  await tx`INSERT INTO audit_events (action, details) VALUES ('backup.restored', ${tx.json({ backupAt })})`;
}
