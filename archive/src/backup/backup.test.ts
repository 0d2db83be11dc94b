import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderStore, type MediaStore } from '@dailies/media-store';
import type { Sql, Tx } from '@dailies/migrations';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import type { Sha256 } from '@dailies/shared/media';
import { readEverything, sampleProject, seeded } from '@dailies/shared/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type BackupSummary, restoreBackup, verifyBackup, writeBackup } from './index.ts';

let database: TestDatabase;
let other: TestDatabase;
let folder: string;
let store: MediaStore;
let otherStore: MediaStore;

beforeEach(async () => {
  [database, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  folder = await mkdtemp(join(tmpdir(), 'dailies-backup-'));
  store = await FolderStore.open(join(folder, 'here'));
  otherStore = await FolderStore.open(join(folder, 'there'));
});
afterEach(async () => {
  await Promise.all([database.drop(), other.drop()]);
  await rm(folder, { recursive: true, force: true });
});

const PERSON = 'dora';
/** Everything that COPY's text form has to escape. */
const ODD = 'Tab\t, newline\n, backslash \\, \\N, quote \' ", Ünïcode 🎬';

async function addPerson(sql: Sql): Promise<void> {
  await sql`INSERT INTO "user" (id, name, email, installation_owner) VALUES (${PERSON}, ${ODD}, 'dora@example.org', true)`;
  await sql`INSERT INTO account (id, account_id, provider_id, user_id, password)
    VALUES ('a1', ${PERSON}, 'credential', ${PERSON}, 'scrypt:hash')`;
  await sql`INSERT INTO session (id, user_id, token, expires_at)
    VALUES ('s1', ${PERSON}, 'the-token-of-a-session', now() + interval '1 day')`;
}

/** A project with a document as a server leaves one: a snapshot, and updates after it. */
async function addProject(sql: Sql, id: string): Promise<Y.Doc> {
  const doc = sampleProject();
  await sql`INSERT INTO projects (id, name, created_by) VALUES (${id}, ${ODD}, ${PERSON})`;
  await sql`INSERT INTO members (project_id, user_id, role) VALUES (${id}, ${PERSON}, 'director')`;
  await sql`INSERT INTO document_snapshots (project_id, state) VALUES (${id}, ${Y.encodeStateAsUpdate(doc)})`;
  await sql`INSERT INTO document_leases (project_id, owner, fence, expires_at) VALUES (${id}, ${randomUUID()}, 7, now())`;
  return doc;
}

async function edit(sql: Sql | Tx, project: string, doc: Y.Doc, change: () => void): Promise<void> {
  const before = Y.encodeStateVector(doc);
  change();
  await sql`INSERT INTO document_updates (project_id, user_id, update)
    VALUES (${project}, ${PERSON}, ${Y.encodeStateAsUpdate(doc, before)})`;
}

async function addFile(sql: Sql, bytes: Uint8Array): Promise<Sha256> {
  const { sha256, sizeBytes } = await store.put(bytes);
  await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, 'image/png', ${sizeBytes})`;
  return sha256;
}

const noise = (bytes: number, seed: number): Uint8Array => {
  const next = seeded(seed);
  return Uint8Array.from({ length: bytes }, () => Math.floor(next() * 256));
};

async function addRun(sql: Sql | Tx, id: string, project: string, state: string): Promise<void> {
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, claimed_by, spec)
    VALUES (${id}, ${project}, ${id}, 'shot1', 0, ${state}, ${PERSON}, now(), ${state === 'running' ? 'gone' : null},
            ${sql.json({ odd: ODD, number: 0.1 })})`;
}

interface Backup {
  readonly bytes: Buffer;
  readonly summary: BackupSummary;
}

async function backUp(onChunk: () => Promise<unknown> = async () => undefined): Promise<Backup> {
  const chunks: Uint8Array[] = [];
  let summary: BackupSummary | undefined;
  const parts = { sql: database.sql, store, now: new Date() };
  for await (const chunk of writeBackup(parts, (value) => (summary = value))) {
    chunks.push(chunk);
    await onChunk();
  }
  if (summary === undefined) throw new Error('There is no summary.');
  return { bytes: Buffer.concat(chunks), summary };
}

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_521) yield bytes.subarray(at, at + 65_521);
}

const restore = (bytes: Uint8Array, replace = false): Promise<BackupSummary> =>
  restoreBackup({ sql: other.sql, store: otherStore, open: () => inChunks(bytes), replace });

const verify = (bytes: Uint8Array) => verifyBackup({ sql: other.sql, store: otherStore, open: () => inChunks(bytes) });

describe('a backup', () => {
  it('holds one moment, however many write meanwhile, and is restored to the letter', async () => {
    const { sql } = database;
    await addPerson(sql);
    const docs = new Map<string, Y.Doc>();
    for (let index = 0; index < 4; index += 1) docs.set(`p${index}`, await addProject(sql, `p${index}`));
    await addFile(sql, noise(700_000, 1));
    await addFile(sql, noise(10, 2));
    await addRun(sql, 'r1', 'p0', 'running');
    await addRun(sql, 'r2', 'p0', 'failed');
    const files: Promise<unknown>[] = [];
    let count = 0;
    let isOver = false;
    // Each writes a node and, in the same transaction, its run: a moment has both or neither.
    const writers = [...docs].map(async ([project, doc]) => {
      while (!isOver) {
        count += 1;
        const own = count;
        await sql.begin(async (tx) => {
          await edit(tx, project, doc, () => doc.getMap('picks').set(`w${own}`, `w${own}`));
          await addRun(tx, `w${own}`, project, 'queued');
        });
        if (own % 10 === 0) files.push(addFile(sql, noise(2_000, 100 + own)));
        await sleep(1);
      }
    });
    await sleep(50);
    const { bytes, summary } = await backUp(() => sleep(4));
    const written = count;
    await sleep(20);
    isOver = true;
    await Promise.all([...writers, ...files]);
    expect(summary).toMatchObject({ documents: 4, missing: [], damaged: [] });
    expect(summary.mediaFiles).toBeGreaterThanOrEqual(2);
    expect(written).toBeGreaterThan(20);

    await restore(bytes);
    const compared = await verify(bytes);
    expect(compared.differences).toEqual([]);
    expect(compared).toMatchObject({ documents: 4, mediaFiles: summary.mediaFiles });
    expect(compared.rows).toBe(Object.values(summary.rows).reduce((a, b) => a + b, 0));

    // One moment: what stands in a document's log stands among the runs, and the other way round.
    const restored = await other.sql<{ id: string; project_id: string }[]>`
      SELECT id, project_id FROM runs WHERE id LIKE 'w%' ORDER BY id`;
    expect(restored.length).toBeGreaterThan(0);
    expect(restored.length).toBeLessThan(count);
    for (const project of docs.keys()) {
      const rows = await other.sql<{ update: Uint8Array }[]>`
        SELECT update FROM document_updates WHERE project_id = ${project} ORDER BY document_updates.seq`;
      const doc = new Y.Doc();
      const [snapshot] = await other.sql<{ state: Uint8Array }[]>`
        SELECT state FROM document_snapshots WHERE project_id = ${project}`;
      for (const update of [snapshot?.state, ...rows.map((row) => row.update)]) if (update) Y.applyUpdate(doc, update);
      const picks = [...doc.getMap('picks').keys()].filter((key) => key.startsWith('w')).sort();
      const runs = restored.filter((run) => run.project_id === project).map(({ id }) => id);
      expect(picks).toEqual(runs.sort());
    }
  });

  it('leaves out sessions, keeps what ends the old epochs, ends leases, queues what ran, and raises each epoch above any that was given', async () => {
    const { sql } = database;
    await addPerson(sql);
    const doc = await addProject(sql, 'p0');
    await addRun(sql, 'r1', 'p0', 'running');
    const { bytes } = await backUp();
    expect(bytes.includes('the-token-of-a-session')).toBe(false);
    await restore(bytes);
    const epochOf = async ({ sql: of }: TestDatabase): Promise<number> => {
      const [row] = await of<{ epoch: number }[]>`SELECT epoch FROM projects WHERE id = 'p0'`;
      return row?.epoch ?? 0;
    };
    // The old installation goes on, and its epoch rises a few times more.
    await sql`UPDATE projects SET epoch = epoch + 40`;
    const first = await epochOf(other);
    expect(first).toBeGreaterThan(await epochOf(database));
    const [{ count } = { count: '' }] = await other.sql<{ count: string }[]>`SELECT count(*) FROM session`;
    expect(count).toBe('0');
    expect((await other.sql`SELECT state, claimed_by FROM runs`).map((run) => ({ ...run }))).toEqual([
      { state: 'queued', claimed_by: null },
    ]);
    const [lease] = await other.sql<{ over: boolean }[]>`SELECT expires_at <= now() AS over FROM document_leases`;
    expect(lease?.over).toBe(true);
    // What a browser of any older epoch compares its copy with: the document as it was restored.
    const [kept] = await other.sql<{ state: Uint8Array; epoch: number }[]>`
      SELECT state, epoch FROM document_versions WHERE project_id = 'p0' AND kind = 'epoch' AND epoch >= 41`;
    const { zstdDecompressSync } = await import('node:zlib');
    const ended = new Y.Doc();
    Y.applyUpdate(ended, zstdDecompressSync(kept?.state ?? new Uint8Array()));
    expect(readEverything(ended)).toEqual(readEverything(doc));
    expect(kept?.epoch).toBe(first - 1);
    // New rows get numbers that no row of the backup has.
    await other.sql`INSERT INTO document_updates (project_id, update) VALUES ('p0', 'x')`;
    // Restored once more over itself: later again.
    await sleep(1_100);
    await restore(bytes, true);
    expect(await epochOf(other)).toBeGreaterThan(first);
    expect((await verify(bytes)).differences).toEqual([]);
  });

  it('is refused where the installation is not empty, unless it is to be replaced', async () => {
    await addPerson(database.sql);
    await addProject(database.sql, 'p0');
    const { bytes } = await backUp();
    await addPerson(other.sql);
    await addProject(other.sql, 'precious');
    await expect(restore(bytes)).rejects.toThrow('This installation is not empty');
    expect(await other.sql`SELECT id FROM projects`).toEqual([{ id: 'precious' }]);
    await restore(bytes, true);
    expect(await other.sql`SELECT id FROM projects`).toEqual([{ id: 'p0' }]);
  });

  it('is refused while Dailies runs on the database', async () => {
    await addPerson(database.sql);
    const { bytes } = await backUp();
    const { connect } = await import('@dailies/migrations');
    const server = connect(other.url, { applicationName: 'dailies-sync-server', max: 1 });
    await server`SELECT 1`;
    await expect(restore(bytes, true)).rejects.toThrow('Dailies is running on this database (dailies-sync-server)');
    await server.end();
    await restore(bytes);
  });

  it('writes nothing where the archive is damaged, cut short, or of a newer schema', async () => {
    await addPerson(database.sql);
    await addProject(database.sql, 'p0');
    const file = await addFile(database.sql, noise(5_000, 3));
    const { bytes } = await backUp();
    const before = await other.sql`SELECT count(*) FROM pg_class`;
    const next = seeded(5);
    for (let trial = 0; trial < 20; trial += 1) {
      const changed = Buffer.from(bytes);
      const place = Math.floor(next() * bytes.length);
      changed.writeUInt8(changed.readUInt8(place) ^ 16, place);
      await expect(restore(changed, true), `byte ${place}`).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(restore(bytes.subarray(0, -1), true)).rejects.toThrow('its end is missing');
    await database.sql`INSERT INTO dailies_migrations (id, name, sha256) VALUES (9999, '9999_future.sql', ${'0'.repeat(64)})`;
    await expect(restore((await backUp()).bytes, true)).rejects.toThrow(
      'The backup is newer than this version of Dailies (it has migration "9999_future.sql")',
    );
    expect(await other.sql`SELECT count(*) FROM pg_class`).toEqual(before);
    expect(await other.sql`SELECT id FROM projects`).toEqual([]);
    expect(await otherStore.has(file)).toBe(false);
  });

  it('leaves the database as it was where a row of it does not go in', async () => {
    await addPerson(database.sql);
    await addProject(database.sql, 'p0');
    // A member who is nobody: the archive is sound, and the database refuses it.
    await database.sql`ALTER TABLE members DROP CONSTRAINT members_user_id_fkey`;
    await database.sql`INSERT INTO members (project_id, user_id, role) VALUES ('p0', 'nobody', 'viewer')`;
    const { bytes } = await backUp();
    await addPerson(other.sql);
    await expect(restore(bytes, true)).rejects.toThrow('The table members could not be restored');
    expect(await other.sql`SELECT id FROM "user"`).toEqual([{ id: PERSON }]);
    expect(await other.sql`SELECT id FROM projects`).toEqual([]);
  });

  it('of an older schema is brought forward', async () => {
    const { sql } = database;
    await sql.unsafe('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const { applyMigrations } = await import('@dailies/migrations');
    await sql.begin((tx) => applyMigrations(tx, new Set([1, 2, 3, 4])));
    await addPerson(sql);
    await addProject(sql, 'p0');
    const { bytes } = await backUp();
    await restore(bytes);
    const migrations = await other.sql<{ id: number }[]>`SELECT id FROM dailies_migrations ORDER BY id`;
    expect(migrations.length).toBeGreaterThan(4);
    expect(await other.sql`SELECT id FROM projects`).toEqual([{ id: 'p0' }]);
    expect((await verify(bytes)).differences).toEqual([]);
  });

  it('says which files are missing or damaged, and holds the rest', async () => {
    await addPerson(database.sql);
    const sound = await addFile(database.sql, noise(1_000, 1));
    const gone = await addFile(database.sql, noise(1_000, 2));
    const rotten = await addFile(database.sql, noise(1_000, 3));
    await store.delete(gone);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, 'here/blobs', rotten.slice(0, 2), rotten.slice(2, 4), rotten), 'something else');
    const { bytes, summary } = await backUp();
    expect(summary).toMatchObject({ missing: [gone], damaged: [rotten] });
    await restore(bytes);
    expect(await Promise.all([sound, gone, rotten].map((sha256) => otherStore.has(sha256)))).toEqual([
      true,
      false,
      false,
    ]);
    expect((await verify(bytes)).differences).toEqual([]);
  });

  it('is told from an installation that differs by a row, a word of a document, or a file', async () => {
    await addPerson(database.sql);
    await addProject(database.sql, 'p0');
    const doc = await addProject(database.sql, 'p1');
    const file = await addFile(database.sql, noise(1_000, 1));
    await edit(database.sql, 'p1', doc, () => doc.getMap('picks').set('shot1', 'one'));
    const { bytes } = await backUp();
    await restore(bytes);
    await other.sql`UPDATE members SET role = 'viewer' WHERE project_id = 'p0'`;
    await edit(other.sql, 'p1', doc, () => doc.getMap('picks').set('shot1', 'another'));
    await otherStore.delete(file);
    expect((await verify(bytes)).differences).toEqual([
      'The table document_updates has 2 rows; the backup has 1.',
      'The table members has 2 rows, as in the backup, and not the same ones.',
      'The document of project p1 says something else than in the backup.',
      `The file ${file} is not in the store.`,
    ]);
  });
});
