import type { MediaStore } from '@dailies/media-store';
import { applyMigrations, checkMigrations, type Sql, type Tx } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import { readArchive, type ReadEntry } from '../container/index.ts';
import { A_BACKUP, BackupHeader, BackupSummary, infoOf, SequencesInfo, TableInfo } from './BackupHeader.ts';
import { clearDatabase, connectedPrograms, isInUse } from './clearDatabase.ts';
import { copyIn } from './copyIn.ts';
import { settleRestored } from './settleRestored.ts';
import { listTables, quoted } from './tables.ts';

export interface RestoreParts {
  readonly sql: Sql;
  readonly store: MediaStore;
  /** Opens the archive at its beginning; called twice. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Also where there are accounts or projects: they are lost. */
  readonly replace: boolean;
  readonly onProgress?: (step: string, done: number, of: number | null) => void;
}

const damaged = (what: string): DailiesError =>
  new DailiesError('invalid-input', `The backup cannot be restored: ${what}. Take another copy of it.`);

/** Reads the whole archive once: nothing is written unless all of it is sound. Answers what it says of itself. */
async function checkFirst({
  open,
  onProgress,
}: RestoreParts): Promise<{ header: BackupHeader; summary: BackupSummary }> {
  const { header, entries } = await readArchive(open(), BackupHeader, A_BACKUP);
  await checkMigrations(header.migrations, 'The backup');
  let summary: BackupSummary | undefined;
  let count = 0;
  for await (const { name, info } of entries) {
    onProgress?.('Checking', count, null);
    count += 1;
    if (name === 'summary') summary = infoOf(BackupSummary, name, info);
  }
  if (summary === undefined) throw damaged('it has no summary');
  return { header, summary };
}

/** Throws where something would be lost or overrun. */
async function checkTarget(sql: Sql, replace: boolean): Promise<void> {
  const programs = await connectedPrograms(sql);
  if (programs.length > 0) {
    throw new DailiesError(
      'conflict',
      `Dailies is running on this database (${programs.join(', ')}): stop it, then restore.`,
    );
  }
  if (!replace && (await isInUse(sql))) {
    throw new DailiesError(
      'conflict',
      'This installation is not empty: restore into another DATA_DIR or DATABASE_URL, or add --replace to lose what is here.',
    );
  }
}

/** The files go in before the tables that name them; one that is there already is the same. */
async function putMedia(
  entries: AsyncIterable<ReadEntry>,
  summary: BackupSummary,
  { store, onProgress }: RestoreParts,
) {
  const useless = new Set<string>(summary.damaged);
  let done = 0;
  for await (const { name, content } of entries) {
    const sha256 = name.startsWith('media/') ? name.slice('media/'.length) : undefined;
    if (sha256 === undefined || useless.has(sha256)) continue;
    onProgress?.('Media', done, summary.mediaFiles);
    done += 1;
    const wanted = Sha256.safeParse(sha256);
    const blob = wanted.success && (await store.has(wanted.data)) ? undefined : await store.put(content);
    if (blob !== undefined && blob.sha256 !== sha256) throw damaged(`a file of it is not ${sha256}`);
  }
}

async function restoreTables(tx: Tx, entries: AsyncIterable<ReadEntry>, { onProgress }: RestoreParts): Promise<void> {
  const tables = new Map((await listTables(tx)).map((table) => [table.name, table]));
  let done = 0;
  for await (const { name, info, content } of entries) {
    if (name === 'sequences') {
      const { values } = infoOf(SequencesInfo, name, info);
      for (const [sequence, value] of Object.entries(values)) {
        await tx`SELECT setval(${quoted(sequence)}::regclass, ${value}::bigint)`;
      }
    }
    if (!name.startsWith('table/')) continue;
    const table = tables.get(name.slice('table/'.length));
    const { columns } = infoOf(TableInfo, name, info);
    if (table === undefined || columns.some((column) => !table.columns.includes(column))) {
      throw damaged(`its schema has no "${name}" like this`);
    }
    onProgress?.(`Table ${table.name}`, done, tables.size);
    done += 1;
    // What a migration put there is in the backup too.
    await tx.unsafe(`DELETE FROM ${quoted(table.name)}`);
    await copyIn(tx, table.name, columns, content);
  }
}

/**
 * Restores a backup into an empty installation. The archive is read once to its end before anything is
 * written; the files follow, which harm nobody by being there; then all of the database in one
 * transaction, brought forward to this code's schema. Whatever fails leaves the database as it was.
 * Throws `invalid-input` for a bad archive, `conflict` where the target is in use or the backup is newer.
 */
export async function restoreBackup(parts: RestoreParts): Promise<BackupSummary> {
  const { sql, open, replace, onProgress } = parts;
  await checkTarget(sql, replace);
  const { header, summary } = await checkFirst(parts);
  await putMedia((await readArchive(open(), BackupHeader, A_BACKUP)).entries, summary, parts);
  await sql.begin(async (tx) => {
    await clearDatabase(tx);
    await applyMigrations(tx, new Set(header.migrations.map(({ id }) => id)));
    await restoreTables(tx, (await readArchive(open(), BackupHeader, A_BACKUP)).entries, parts);
    await applyMigrations(tx);
    await settleRestored(tx, header.createdAt, (done, of) => onProgress?.('Documents', done, of));
  });
  return summary;
}
