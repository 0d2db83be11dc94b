import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { FolderStore } from '@dailies/media-store';
import { packDocument, packUpdate } from '@dailies/migrations';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import type { Sha256 } from '@dailies/shared/media';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { z } from 'zod';
import { writeBackup } from '../backup/index.ts';
import { collectAndRecord } from './collectAndRecord.ts';
import { type Collecting, collectMedia } from './collectMedia.ts';

const compress = promisify(zstdCompress);
const DAY_MS = 86_400_000;
const GRACE_MS = 30 * DAY_MS;

let database: TestDatabase;
let folder: string;
let store: FolderStore;
let collecting: Collecting;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'dailies-collect-'));
  store = await FolderStore.open(folder);
  collecting = { sql: database.sql, store, graceMs: GRACE_MS };
  await database.sql`INSERT INTO "user" (id, name, email) VALUES ('u1', 'Ada', 'ada@example.com')`;
  await database.sql`INSERT INTO projects (id, name, created_by) VALUES ('p1', 'Film', 'u1')`;
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Keeps a file of the project, as an upload does. */
async function bring(bytes: Uint8Array = randomBytes(100)): Promise<Sha256> {
  const { sha256, sizeBytes } = await store.put(bytes);
  await database.sql.begin(async (tx) => {
    await tx`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, 'image/png', ${sizeBytes}) ON CONFLICT DO NOTHING`;
    await tx`INSERT INTO project_media (project_id, sha256) VALUES ('p1', ${sha256}) ON CONFLICT DO NOTHING`;
  });
  return sha256;
}

/** Lets so many days go by. */
const days = (count: number) => database.sql`UPDATE media_marks SET since = since - make_interval(days => ${count})`;

/** The document's log, written as the server writes it. */
const write = (doc: Y.Doc) =>
  database.sql`INSERT INTO document_updates (project_id, update) VALUES ('p1', ${Buffer.from(Y.encodeStateAsUpdate(doc))})`;

function docNaming(...media: readonly Sha256[]): Y.Doc {
  const doc = new Y.Doc();
  media.forEach((sha256, index) => {
    const node = new Y.Map<unknown>();
    doc.getMap('nodes').set(`n${index}`, node);
    node.set('params', new Y.Map([['media', sha256]]));
  });
  return doc;
}

/** Two looks, with the grace between them: whatever can go is gone. */
async function collectAll(): Promise<void> {
  await collectMedia(collecting);
  await days(31);
  await collectMedia(collecting);
}

describe('what is unnamed', () => {
  test('is marked, waits for the whole grace, and goes with its rows and all that was made of it', async () => {
    const file = await bring();
    const made = await store.put(randomBytes(30));
    await database.sql`
      INSERT INTO derivatives (source, kind, version, state, blob, size_bytes)
      VALUES (${file}, 'poster-small', 1, 'ready', ${made.sha256}, 30)`;
    expect((await collectMedia({ ...collecting, dry: true })).plan.mark).toHaveLength(2);
    expect(await database.sql`SELECT FROM media_marks`).toHaveLength(0);
    expect((await collectMedia(collecting)).collected).toEqual([]);
    await days(29);
    expect((await collectMedia(collecting)).collected).toEqual([]);
    await days(2);
    expect((await collectMedia({ ...collecting, dry: true })).plan.collect).toHaveLength(2);
    expect(await store.has(file)).toBe(true);
    expect((await collectMedia(collecting)).collected).toHaveLength(2);
    expect([await store.has(file), await store.has(made.sha256)]).toEqual([false, false]);
    for (const table of ['media', 'project_media', 'derivatives', 'media_marks']) {
      expect(await database.sql`SELECT FROM ${database.sql(table)}`).toHaveLength(0);
    }
  });

  test('goes too where no row ever was of it, as after a crash in an upload', async () => {
    const { sha256 } = await store.put(randomBytes(10));
    await collectAll();
    expect(await store.has(sha256)).toBe(false);
  });
});

describe('what anything can still reach stays', () => {
  const json = (value: Readonly<Record<string, unknown>>) => database.sql.json(z.json().parse(value));
  const places: readonly [string, (media: Sha256) => Promise<unknown>][] = [
    ['the log of a document', (media) => write(docNaming(media))],
    [
      'what was deleted in a document and stands in its log alone',
      async (media) => {
        const doc = docNaming(media);
        await write(doc);
        doc.getMap('nodes').delete('n0');
        await database.sql`INSERT INTO document_snapshots (project_id, state) VALUES ('p1', ${Buffer.from(await packDocument(doc))})`;
      },
    ],
    [
      'a packed snapshot',
      async (media) =>
        database.sql`INSERT INTO document_snapshots (project_id, state) VALUES ('p1', ${Buffer.from(await packDocument(docNaming(media, media)))})`,
    ],
    [
      'the packed history',
      async (media) => {
        // Large enough that packing pays.
        const doc = docNaming(media);
        for (let node = 0; node < 200; node += 1) doc.getMap('nodes').set(`x${node}`, 'Fog over the quay');
        const packed = await packUpdate(Y.encodeStateAsUpdate(doc));
        expect(Buffer.from(packed).includes(media)).toBe(false);
        await database.sql`
          INSERT INTO document_history (seq, project_id, update, created_at, snapshot_id)
          VALUES (1, 'p1', ${Buffer.from(packed)}, now(), 1)`;
      },
    ],
    [
      'a version',
      async (media) => {
        const state = await compress(Y.encodeStateAsUpdate(docNaming(media)));
        await database.sql`
          INSERT INTO document_versions (id, project_id, kind, schema, epoch, covers_seq, node_count, editors, state, size_bytes)
          VALUES ('v1', 'p1', 'named', 1, 1, 0, 1, ARRAY[]::text[], ${state}, 1)`;
      },
    ],
    [
      'a quarantined row',
      (media) => database.sql`
        INSERT INTO document_quarantine (seq, project_id, update, created_at, reason)
        VALUES (1, 'p1', ${Buffer.from(`broken ${media} broken`)}, now(), 'damaged')`,
    ],
    [
      'a take, in the trash or not, its poster and the inputs of its recipe',
      async (media) => {
        await database.sql`
          INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
          VALUES ('r1', 'p1', 'q1', 'n1', 0, 'succeeded', 'u1', now())`;
        await database.sql`
          INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by)
          VALUES ('t1', 'p1', 'n1', 'r1', 'h', 1, ${json({ inputs: [{ media }] })}, '{}', 'u1')`;
      },
    ],
    [
      'an outcome that is not applied yet',
      async (media) => {
        await database.sql`
          INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
          VALUES ('r1', 'p1', 'q1', 'n1', 0, 'succeeded', 'u1', now())`;
        await database.sql`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES ('r1', 'p1', ${json({ poster: media })})`;
      },
    ],
    [
      'an old version of an asset',
      async (media) => {
        await database.sql`INSERT INTO assets (id, kind, created_by) VALUES ('a1', 'style', 'u1')`;
        await database.sql`
          INSERT INTO asset_versions (asset_id, version, content, created_by)
          VALUES ('a1', 1, ${json({ references: [media] })}, 'u1'), ('a1', 2, '{"references": []}', 'u1')`;
      },
    ],
    ['a picture of a person', (media) => database.sql`UPDATE "user" SET image = ${`/api/v1/media/${media}`}`],
    [
      'a notification',
      (media) => database.sql`
        INSERT INTO notifications (id, user_id, project_id, kind, subject) VALUES ('o1', 'u1', 'p1', 'take', ${json({ poster: media })})`,
    ],
    [
      'a table that nobody has told of',
      async (media) => {
        await database.sql`CREATE TABLE something_new (names text[])`;
        await database.sql`INSERT INTO something_new VALUES (ARRAY['x', ${media}])`;
      },
    ],
  ];
  test.each(places)('%s', async (_place, name) => {
    const [named, unnamed] = [await bring(), await bring()];
    await name(named);
    await collectAll();
    expect([await store.has(named), await store.has(unnamed)]).toEqual([true, false]);
  });

  test('and what is made of it; but not what something newer took the place of', async () => {
    const file = await bring();
    await write(docNaming(file));
    const [older, newer] = [await store.put(randomBytes(20)), await store.put(randomBytes(20))];
    await database.sql`
      INSERT INTO derivatives (source, kind, version, state, blob) VALUES
        (${file}, 'poster-small', 1, 'ready', ${older.sha256}), (${file}, 'poster-small', 2, 'ready', ${newer.sha256})`;
    await collectAll();
    expect([await store.has(older.sha256), await store.has(newer.sha256)]).toEqual([false, true]);
  });

  test('nothing goes where anything cannot be read', async () => {
    const file = await bring();
    await collectMedia(collecting);
    await days(31);
    await database.sql`
      INSERT INTO document_snapshots (project_id, state) VALUES ('p1', ${Buffer.from('80000128b52ffd00ff', 'hex')})`;
    await expect(collectAndRecord(collecting)).rejects.toThrow();
    expect(await store.has(file)).toBe(true);
    const [record] = await database.sql`SELECT problem FROM media_collections`;
    expect(record?.['problem']).toMatch(/Not everything could be read/);
  });
});

describe('while the collector runs', () => {
  /** Marked for the whole grace: the next look would take it. */
  async function doomed(bytes: Uint8Array = randomBytes(50)): Promise<Sha256> {
    const file = await bring(bytes);
    await collectMedia(collecting);
    await days(31);
    return file;
  }
  const during = (moment: 'looked' | 'removing', what: () => Promise<unknown>) =>
    collectMedia({
      ...collecting,
      at: async (now) => {
        if (now === moment) await what();
      },
    });

  test('a document that names it after the look keeps it, as an undo does', async () => {
    const file = await doomed();
    expect((await during('looked', () => write(docNaming(file)))).collected).toEqual([]);
    expect(await database.sql`SELECT FROM project_media`).toHaveLength(1);
    expect(await store.has(file)).toBe(true);
    await collectMedia(collecting);
    expect(await database.sql`SELECT FROM media_marks`).toHaveLength(0);
  });

  test('so does a document whose writing had begun before the look, and ended after it', async () => {
    const file = await doomed();
    const other = await database.sql.reserve();
    await other`BEGIN`;
    await other`INSERT INTO document_updates (project_id, update) VALUES ('p1', ${Buffer.from(Y.encodeStateAsUpdate(docNaming(file)))})`;
    expect((await during('looked', () => other`COMMIT`)).collected).toEqual([]);
    other.release();
    expect(await store.has(file)).toBe(true);
  });

  test('an upload of the same bytes after the look keeps them', async () => {
    const bytes = randomBytes(50);
    const file = await doomed(bytes);
    expect((await during('looked', () => bring(bytes))).collected).toEqual([]);
    expect([await store.has(file), (await database.sql`SELECT FROM media`).length]).toEqual([true, 1]);
  });

  test('an upload of the same bytes after their rows went keeps the bytes', async () => {
    const bytes = randomBytes(50);
    const file = await doomed(bytes);
    expect((await during('removing', () => bring(bytes))).collected).toEqual([]);
    expect([await store.has(file), (await database.sql`SELECT FROM media`).length]).toEqual([true, 1]);
  });

  test('bytes cannot go while an upload is writing their rows', async () => {
    const bytes = randomBytes(50);
    const file = await doomed(bytes);
    const upload = await database.sql.reserve();
    let isThere: boolean | undefined;
    let finished: Promise<unknown> = Promise.resolve();
    await during('removing', async () => {
      await upload`BEGIN`;
      await upload`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${file}, 'image/png', 50)`;
      isThere = await store.has(file);
      // It ends while the collector waits for it.
      finished = new Promise((resolve) => setTimeout(resolve, 100)).then(() => upload`COMMIT`);
    });
    await finished;
    upload.release();
    expect([isThere, await store.has(file)]).toEqual([true, true]);
  });

  test('nothing is collected while a backup is written, and a backup waits for a collection', async () => {
    const file = await doomed();
    const backup = writeBackup({ sql: database.sql, store, now: new Date() }, () => {});
    await backup.next();
    await expect(collectMedia(collecting)).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.has(file)).toBe(true);
    for await (const _piece of backup);
    expect((await collectMedia(collecting)).collected).toHaveLength(1);
  });

  test('many people bringing, naming and forgetting at once lose nothing that is named at the end', async () => {
    const pool = Array.from({ length: 12 }, (_, index) => Buffer.from(`file ${index}`));
    const hashes = await Promise.all(pool.map((bytes) => bring(bytes)));
    const never = { ...collecting, graceMs: 1 };
    let isOver = false;
    const collector = (async () => {
      while (!isOver) {
        await collectMedia(never).catch((error: unknown) => {
          if (!(error instanceof Error && /lock timeout|conflict|deadlock/.test(error.message))) throw error;
        });
      }
    })();
    const named = new Set<Sha256>();
    const people = Array.from({ length: 4 }, async (_, person) => {
      for (let step = 0; step < 15; step += 1) {
        const index = (person * 5 + step * 7) % pool.length;
        const bytes = pool[index];
        const hash = hashes[index];
        if (bytes === undefined || hash === undefined) continue;
        // As an upload does: bytes, rows, and a look whether they are there, under the lock of the rows.
        await store.put(bytes);
        const isThere = await database.sql.begin(async (tx) => {
          await tx`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${hash}, 'image/png', 6) ON CONFLICT DO NOTHING`;
          await tx`INSERT INTO project_media (project_id, sha256) VALUES ('p1', ${hash}) ON CONFLICT DO NOTHING`;
          if (step % 3 === 0)
            await tx`INSERT INTO document_updates (project_id, update) VALUES ('p1', ${Buffer.from(Y.encodeStateAsUpdate(docNaming(hash)))})`;
          return store.has(hash);
        });
        if (isThere && step % 3 === 0) named.add(hash);
      }
    });
    await Promise.all(people);
    isOver = true;
    await collector;
    expect(named.size).toBeGreaterThan(3);
    for (const hash of named) expect(await store.has(hash)).toBe(true);
  });
});
