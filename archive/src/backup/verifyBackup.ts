import { createHash } from 'node:crypto';
import type { MediaStore } from '@dailies/media-store';
import type { Sql } from '@dailies/migrations';
import { Sha256 } from '@dailies/shared/media';
import { DailiesError } from '@dailies/shared/errors';
import { readArchive, readJsonLines, type ReadEntry } from '../container/index.ts';
import { A_BACKUP, BackupHeader, BackupSummary, DocumentLine, infoOf, TableInfo } from './BackupHeader.ts';
import { comparableRow, isOfBackups } from './comparableRow.ts';
import { copyOut } from './copyOut.ts';
import { documentDigest } from './documentDigest.ts';
import { linesOf, RowSet } from './rowSet.ts';
import { listTables } from './tables.ts';

export interface VerifyParts {
  readonly sql: Sql;
  readonly store: MediaStore;
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly onProgress?: (step: string, done: number, of: number | null) => void;
}

export interface Comparison {
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  readonly mediaFiles: number;
  /** A sentence for each thing that is not as in the backup; none: all of it is there, to the letter. */
  readonly differences: readonly string[];
}

async function rowsOf(table: string, columns: readonly string[], content: AsyncIterable<Uint8Array>): Promise<RowSet> {
  const rows = new RowSet();
  for await (const line of linesOf(content)) {
    if (!isOfBackups(table, columns, line)) rows.add(comparableRow(table, columns, line));
  }
  return rows;
}

async function compareTable(
  sql: Sql,
  table: string,
  { name, info, content }: ReadEntry,
): Promise<{ rows: number; says?: string }> {
  const { columns } = infoOf(TableInfo, name, info);
  const archived = await rowsOf(table, columns, content);
  const { rows } = archived;
  const present = (await listTables(sql)).find(({ name }) => name === table);
  if (present === undefined || columns.some((column) => !present.columns.includes(column))) {
    return { rows, says: `The table ${table} has another form now and cannot be compared.` };
  }
  const here = await rowsOf(table, columns, copyOut(sql, table, columns));
  if (archived.equals(here)) return { rows };
  return {
    rows,
    says:
      rows === here.rows
        ? `The table ${table} has ${rows} rows, as in the backup, and not the same ones.`
        : `The table ${table} has ${here.rows} rows; the backup has ${rows}.`,
  };
}

async function compareDocument(sql: Sql, { project, sha256, bad }: DocumentLine): Promise<string | undefined> {
  const here = await documentDigest(sql, project);
  if (here.sha256 === sha256 && here.bad === bad) return undefined;
  return `The document of project ${project} says something else than in the backup.`;
}

async function compareFile(store: MediaStore, name: string): Promise<string | undefined> {
  const sha256 = Sha256.parse(name);
  try {
    const hash = createHash('sha256');
    for await (const chunk of await store.read(sha256)) hash.update(chunk);
    return hash.digest('hex') === sha256 ? undefined : `The file ${sha256} in the store is damaged.`;
  } catch (error) {
    if (error instanceof DailiesError && error.code === 'not-found') return `The file ${sha256} is not in the store.`;
    throw error;
  }
}

/**
 * Compares an installation with a backup: the rows of every table, what every document says when it is
 * replayed, and the bytes of every file. What a restore changes by itself is left out (`settleRestored`).
 */
export async function verifyBackup({ sql, store, open, onProgress }: VerifyParts): Promise<Comparison> {
  const { entries } = await readArchive(open(), BackupHeader, A_BACKUP);
  const differences: string[] = [];
  const report = (sentence: string | undefined): void => {
    if (sentence !== undefined) differences.push(sentence);
  };
  const count = { tables: 0, rows: 0, documents: 0, mediaFiles: 0 };
  // What is wrong with the files of the backup itself is known at its end only.
  const files = new Map<string, string>();
  for await (const entry of entries) {
    const { name, info, content } = entry;
    if (name.startsWith('table/')) {
      onProgress?.(`Table ${name.slice('table/'.length)}`, count.tables, null);
      const { rows, says } = await compareTable(sql, name.slice('table/'.length), entry);
      count.tables += 1;
      count.rows += rows;
      report(says);
    } else if (name === 'documents') {
      for await (const line of readJsonLines(content, DocumentLine, { what: 'a document', maxLineBytes: 1_000 })) {
        onProgress?.('Documents', count.documents, null);
        count.documents += 1;
        report(await compareDocument(sql, line));
      }
    } else if (name.startsWith('media/')) {
      onProgress?.('Media', count.mediaFiles, null);
      count.mediaFiles += 1;
      const sha256 = name.slice('media/'.length);
      const says = await compareFile(store, sha256);
      if (says !== undefined) files.set(sha256, says);
    } else if (name === 'summary') {
      for (const sha256 of infoOf(BackupSummary, name, info).damaged) files.delete(sha256);
    }
  }
  for (const says of files.values()) report(says);
  return { ...count, differences };
}
