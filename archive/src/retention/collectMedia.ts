import type { MediaStore } from '@dailies/media-store';
import type { Sql, Tx } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import type { Sha256 } from '@dailies/shared/media';
import { type Blob, type CollectionPlan, type DerivedBlob, planCollection } from '@dailies/shared/media/retention';
import { quoted } from '../backup/tables.ts';
import { addNamedOf } from './findNamed.ts';
import { MEDIA_LOCK } from './mediaLock.ts';
import { tablesThatName } from './tablesThatName.ts';

export interface Collecting {
  readonly sql: Sql;
  readonly store: MediaStore;
  readonly graceMs: number;
  /** Looks only: marks nothing, removes nothing. */
  readonly dry?: boolean;
  /** For tests: something that happens at that moment. */
  readonly at?: (moment: 'looked' | 'removing') => Promise<void>;
}

export interface Collection {
  readonly plan: CollectionPlan;
  /** What is gone. */
  readonly collected: readonly Blob[];
}

/** How long the tables that name files may be waited for; whoever writes waits as long. */
const LOCK_WAIT_MS = 2_000;
/** Files that are removed under one lock. */
const AT_ONCE = 500;

interface Look {
  readonly plan: CollectionPlan;
  /** The oldest transaction that this look may not have seen. */
  readonly horizon: string;
}

async function storedBlobs(store: MediaStore): Promise<Blob[]> {
  const blobs: Blob[] = [];
  for await (const blob of store.list()) blobs.push(blob);
  return blobs;
}

async function derivedBlobs(tx: Tx): Promise<DerivedBlob[]> {
  const rows = await tx<{ source: Sha256; blob: Sha256; serves: boolean }[]>`
    SELECT source, blob, version = max(version) OVER (PARTITION BY source, kind) AS serves
    FROM derivatives WHERE state = 'ready' AND blob IS NOT NULL`;
  return rows.map(({ source, blob, serves }) => ({ source, blob, serves }));
}

/** What everything says at one moment, and what follows from it. */
async function look({ sql, graceMs }: Collecting, blobs: readonly Blob[]): Promise<Look> {
  const known = new Set<string>(blobs.map(({ sha256 }) => sha256));
  return sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
    const [moment] = await tx<{ horizon: string; now_ms: number }[]>`
      SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296)::text AS horizon,
        (extract(epoch FROM now()) * 1000)::float8 AS now_ms`;
    if (moment === undefined) throw new DailiesError('internal', 'The database does not say what time it is.');
    const named = new Set<string>();
    for (const table of await tablesThatName(tx)) await addNamedOf(tx, table, known, named);
    const marks = await tx<{ sha256: string; since_ms: number }[]>`
      SELECT sha256, (extract(epoch FROM since) * 1000)::float8 AS since_ms FROM media_marks`;
    const plan = planCollection({
      blobs,
      derived: await derivedBlobs(tx),
      named,
      marks: new Map(marks.map(({ sha256, since_ms }) => [sha256, since_ms])),
      nowMs: moment.now_ms,
      graceMs,
    });
    return { plan, horizon: moment.horizon };
  });
}

async function writeMarks(sql: Sql, { mark, unmark }: CollectionPlan): Promise<void> {
  await sql.begin(async (tx) => {
    for (const { sha256, sizeBytes } of mark) {
      await tx`INSERT INTO media_marks (sha256, size_bytes) VALUES (${sha256}, ${sizeBytes}) ON CONFLICT DO NOTHING`;
    }
    await tx`DELETE FROM media_marks WHERE sha256 = ANY(${[...unmark]}::text[])`;
  });
}

/**
 * Takes the rows of these files away, after another look at all that was written since the first one,
 * while nobody writes: so a file that was named meanwhile, however shortly before, stays. Returns those
 * whose rows are gone.
 */
async function forget({ sql }: Collecting, blobs: readonly Blob[], horizon: string): Promise<Blob[]> {
  const known = new Set<string>(blobs.map(({ sha256 }) => sha256));
  return sql.begin(async (tx) => {
    const tables = await tablesThatName(tx);
    await tx.unsafe(`SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
    await tx.unsafe(`LOCK TABLE ${tables.map(({ name }) => quoted(name)).join(', ')} IN SHARE MODE`);
    const named = new Set<string>();
    for (const table of tables) await addNamedOf(tx, table, known, named, horizon);
    const going = blobs.filter(({ sha256 }) => !named.has(sha256)).map(({ sha256 }) => sha256);
    // A mark that is gone was taken away by whoever brought the file again.
    const marked = await tx<{ sha256: string }[]>`
      DELETE FROM media_marks WHERE sha256 = ANY(${going}::text[]) RETURNING sha256`;
    const gone = new Set(marked.map(({ sha256 }) => sha256));
    const names = [...gone];
    // Of a file that stays, what went is made again.
    await tx`
      WITH went AS (DELETE FROM derivatives WHERE blob = ANY(${names}::text[]) RETURNING source)
      DELETE FROM derivative_plans WHERE source IN (SELECT source FROM went)`;
    await tx`DELETE FROM project_media WHERE sha256 = ANY(${names}::text[])`;
    await tx`DELETE FROM media WHERE sha256 = ANY(${names}::text[])`;
    return blobs.filter(({ sha256 }) => gone.has(sha256));
  });
}

/** Removes the bytes, unless somebody brought them again since their rows went. */
async function remove({ sql, store }: Collecting, sha256: Sha256): Promise<boolean> {
  return sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(hashtextextended(${`blob:${sha256}`}, 0))`;
    const [again] = await tx`
      SELECT 1 FROM media WHERE sha256 = ${sha256} UNION ALL SELECT 1 FROM derivatives WHERE blob = ${sha256}`;
    if (again !== undefined) return false;
    await store.delete(sha256);
    return true;
  });
}

/**
 * Looks through everything for files that nothing names, marks them, and removes those that have been
 * marked for the whole grace. Whatever cannot be read, in any table, ends it before anything is removed.
 * One at a time, and not while a backup is written: `conflict`.
 */
export async function collectMedia(collecting: Collecting): Promise<Collection> {
  const { sql, store, dry = false, at } = collecting;
  // Listed first: what comes later has no part in it.
  const blobs = await storedBlobs(store);
  const { plan, horizon } = await look(collecting, blobs);
  await at?.('looked');
  if (dry) return { plan, collected: [] };
  const lock = await sql.reserve();
  try {
    const [taken] = await lock<{ taken: boolean }[]>`SELECT pg_try_advisory_lock(${MEDIA_LOCK}) AS taken`;
    if (taken?.taken !== true) {
      throw new DailiesError(
        'conflict',
        'A backup is being written, or files are being collected already; nothing was removed.',
      );
    }
    await writeMarks(sql, plan);
    const collected: Blob[] = [];
    for (let from = 0; from < plan.collect.length; from += AT_ONCE) {
      const gone = await forget(collecting, plan.collect.slice(from, from + AT_ONCE), horizon);
      await at?.('removing');
      for (const blob of gone) if (await remove(collecting, blob.sha256)) collected.push(blob);
    }
    return { plan, collected };
  } finally {
    await lock`SELECT pg_advisory_unlock(${MEDIA_LOCK})`.catch(() => {});
    lock.release();
  }
}
