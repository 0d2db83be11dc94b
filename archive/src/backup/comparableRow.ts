import { RESTORED_VERSION } from './settleRestored.ts';

/** Fields of COPY's text form are joined with tabs; a tab within one is written `\t`. */
const TAB = '\t';

interface Settled {
  /** Columns that a restore sets anew, of rows of which `isSettled` holds. */
  readonly columns: readonly string[];
  readonly isSettled: (field: (column: string) => string | undefined) => boolean;
}

/** What `settleRestored` changes, so that it is not compared. */
const SETTLED: Readonly<Record<string, Settled>> = {
  projects: { columns: ['epoch'], isSettled: () => true },
  document_leases: { columns: ['expires_at'], isSettled: () => true },
  runs: {
    columns: ['state', 'claimed_by'],
    isSettled: (field) => field('state') === 'running' || field('state') === 'queued',
  },
};

/** A row as text without what a restore changes: the same for a row of the backup and the restored one. */
export function comparableRow(table: string, columns: readonly string[], line: Buffer): Buffer {
  const settled = SETTLED[table];
  if (settled === undefined) return line;
  const fields = line.toString('latin1').split(TAB);
  if (!settled.isSettled((column) => fields[columns.indexOf(column)])) return line;
  const kept = fields.map((field, index) => (settled.columns.includes(columns[index] ?? '') ? '' : field));
  return Buffer.from(kept.join(TAB), 'latin1');
}

/**
 * Whether a row is not of the installation but of its backups: events of them in the audit log, and the
 * versions that a restore keeps.
 */
export function isOfBackups(table: string, columns: readonly string[], line: Buffer): boolean {
  if (table !== 'audit_events' && table !== 'document_versions') return false;
  const fields = line.toString('latin1').split(TAB);
  return table === 'audit_events'
    ? /^backup[.](written|restored)$/.test(fields[columns.indexOf('action')] ?? '')
    : (fields[columns.indexOf('id')] ?? '').startsWith(RESTORED_VERSION);
}
