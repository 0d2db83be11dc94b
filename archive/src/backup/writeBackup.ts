import { createHash } from 'node:crypto';
import type { MediaStore } from '@dailies/media-store';
import { appliedMigrations, type Sql } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import { jsonLines, writeArchive, type WrittenEntry } from '../container/index.ts';
import { MEDIA_LOCK } from '../retention/mediaLock.ts';
import { type BackupHeader, type BackupSummary, mediaEntry, tableEntry } from './BackupHeader.ts';
import { documentDigest, isUnreadable } from './documentDigest.ts';
import { copyOut } from './copyOut.ts';
import { listTables, type Table } from './tables.ts';

export interface BackupParts {
  /** A pool of which one connection is taken for as long as the tables are read. */
  readonly sql: Sql;
  readonly store: MediaStore;
  readonly now: Date;
  /** Told of each step, for people who wait: a sentence's beginning, and how far it is. */
  readonly onProgress?: (step: string, done: number, of: number | null) => void;
}

type Found = { -readonly [Key in keyof BackupSummary]: BackupSummary[Key] };
type Reserved = Awaited<ReturnType<Sql['reserve']>>;

const NEWLINE = 10;

async function* countingLines(content: AsyncIterable<Uint8Array>, ended: (lines: number) => void) {
  let lines = 0;
  for await (const chunk of content) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
    yield chunk;
  }
  ended(lines);
}

/** The tables as they stand at one moment, however long it takes to read them. */
async function* tableEntries(sql: Reserved, tables: readonly Table[], found: Found, { onProgress }: BackupParts) {
  for (const [index, { name, columns }] of tables.entries()) {
    onProgress?.(`Table ${name}`, index, tables.length);
    yield {
      name: tableEntry(name),
      info: { columns: [...columns] },
      pack: true,
      content: countingLines(copyOut(sql, name, columns), (lines) => {
        found.rows[name] = lines;
      }),
    } satisfies WrittenEntry;
  }
}

/** What sequences gave last: read after the tables' moment, so that no value in them comes again. */
async function sequencesEntry(sql: Reserved): Promise<WrittenEntry> {
  const rows = await sql<{ name: string; value: string }[]>`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`;
  const values = Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  return { name: 'sequences', info: { values }, pack: true, content: [] };
}

async function* documentLines(sql: Reserved, found: Found, { onProgress }: BackupParts) {
  const projects = await sql<{ id: string }[]>`SELECT id FROM projects ORDER BY id`;
  for (const { id } of projects) {
    onProgress?.('Documents', found.documents, projects.length);
    const line = await documentDigest(sql, id);
    if (isUnreadable(line)) found.unreadable.push(id);
    yield line;
    found.documents += 1;
  }
}

async function* hashing(content: AsyncIterable<Uint8Array>, ended: (sha256: string, bytes: number) => void) {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  ended(hash.digest('hex'), bytes);
}

/** The files, each checked against its name while it is read. One that is missing or damaged is named in the summary. */
async function* mediaEntries(files: readonly Sha256[], found: Found, { store, onProgress }: BackupParts) {
  for (const [index, sha256] of files.entries()) {
    onProgress?.('Media', index, files.length);
    let content: ReadableStream<Uint8Array>;
    try {
      content = await store.read(sha256);
    } catch (error) {
      if (!(error instanceof DailiesError && error.code === 'not-found')) throw error;
      found.missing.push(sha256);
      continue;
    }
    yield {
      name: mediaEntry(sha256),
      info: null,
      pack: false,
      content: hashing(content, (actual, bytes) => {
        found.mediaFiles += 1;
        found.mediaBytes += bytes;
        if (actual !== sha256) found.damaged.push(sha256);
      }),
    } satisfies WrittenEntry;
  }
}

async function* backupEntries(parts: BackupParts, reserved: Reserved, summarised: (summary: BackupSummary) => void) {
  const found: Found = {
    rows: {},
    documents: 0,
    mediaFiles: 0,
    mediaBytes: 0,
    missing: [],
    damaged: [],
    unreadable: [],
  };
  yield* tableEntries(reserved, await listTables(reserved), found, parts);
  yield await sequencesEntry(reserved);
  yield {
    name: 'documents',
    info: null,
    pack: true,
    content: jsonLines(documentLines(reserved, found, parts)),
  } satisfies WrittenEntry;
  const rows = await reserved<{ sha256: string }[]>`SELECT sha256 FROM media ORDER BY sha256`;
  // From here on nothing is read from the database: files never change, and a long snapshot keeps it from tidying up.
  await reserved`ROLLBACK`;
  yield* mediaEntries(Sha256.array().parse(rows.map(({ sha256 }) => sha256)), found, parts);
  yield { name: 'summary', info: { ...found }, pack: true, content: [] } satisfies WrittenEntry;
  summarised(found);
}

/**
 * A backup of the whole installation as a stream of bytes, while people work: the tables as they stand at
 * one moment (one REPEATABLE READ snapshot), every document replayed, and every file that the tables name.
 * Memory: one piece of the stream, the names of the files, and one document at a time. `summarised` is
 * called at the end, with what is in it and what could not be.
 */
export async function* writeBackup(
  parts: BackupParts,
  summarised: (summary: BackupSummary) => void,
): AsyncGenerator<Uint8Array> {
  const reserved = await parts.sql.reserve();
  try {
    // No file that the tables name is collected until it has been read.
    await reserved`SELECT pg_advisory_lock_shared(${MEDIA_LOCK})`;
    await reserved`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`;
    const header: BackupHeader = {
      format: 'dailies-backup',
      version: 1,
      createdAt: parts.now.toISOString(),
      migrations: await appliedMigrations(reserved),
    };
    yield* writeArchive(header, backupEntries(parts, reserved, summarised));
  } finally {
    await reserved`SELECT pg_advisory_unlock_shared(${MEDIA_LOCK})`.catch(() => {});
    reserved.release();
  }
}
