import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FolderStore } from '@dailies/media-store';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { DerivativeState, Sha256 } from '@dailies/shared/media';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ScratchFolder } from '../instance/ScratchFolder.ts';
import { SessionLocks } from '../instance/SessionLocks.ts';
import { VideoEncoder } from '../media/VideoEncoder.ts';
import { Deriver } from './Deriver.ts';
import { planDerivatives } from './planDerivatives.ts';
import { type StartedDerivatives, startDerivatives } from './startDerivatives.ts';

const Row = z.object({
  kind: z.string(),
  state: DerivativeState,
  blob: Sha256.nullable(),
  error: z.string().nullable(),
});

let database: TestDatabase;
let folder: string;
let store: FolderStore;
let scratch: ScratchFolder;
let locks: SessionLocks;
const started: StartedDerivatives[] = [];
const environment = { PATH: process.env['PATH'] ?? '' };
const log = pino({ level: 'silent' });

beforeEach(async () => {
  database = await createTestDatabase();
  await runMigrations({ connectionString: database.url });
  folder = await mkdtemp(join(tmpdir(), 'dailies-derive-test-'));
  store = await FolderStore.open(join(folder, 'media'));
  scratch = await ScratchFolder.open(join(folder, 'scratch'));
  locks = new SessionLocks(database.url);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((one) => one.stop()));
  await locks.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const { sql, url } = database;
  const one = await startDerivatives({ sql, store, scratch, environment, log, databaseUrl: url, locks });
  started.push(one);
  await one.plan();
}

/** Keeps a file as an upload does. */
async function bring(bytes: Uint8Array, mediaType: string): Promise<Sha256> {
  const { sha256, sizeBytes } = await store.put(bytes);
  await database.sql`
    INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, ${mediaType}, ${sizeBytes}) ON CONFLICT DO NOTHING`;
  return sha256;
}

const picture = (background: string, size = 1_000): Promise<Buffer> =>
  sharp({ create: { width: size, height: size / 2, channels: 3, background } })
    .png()
    .toBuffer();

const rowsOf = async (source: Sha256) =>
  Row.array().parse(
    await database.sql`SELECT kind, state, blob, error FROM derivatives WHERE source = ${source} ORDER BY kind`,
  );

async function settled(source: Sha256, withinMs = 15_000) {
  for (const until = Date.now() + withinMs; ; await sleep(20)) {
    const rows = await rowsOf(source);
    if (rows.length > 0 && rows.every(({ state }) => state !== 'waiting' && state !== 'making')) return rows;
    if (Date.now() > until) throw new Error(`not settled: ${JSON.stringify(rows)}`);
  }
}

test('a picture that comes has its posters within a second or two', async () => {
  await start();
  const source = await bring(await picture('#204060'), 'image/png');
  const rows = await settled(source, 5_000);
  expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
    ['poster-large', 'ready'],
    ['poster-medium', 'ready'],
    ['poster-small', 'ready'],
  ]);
  const small = rows.at(-1)?.blob;
  if (small == null) throw new Error('no blob');
  const bytes = Buffer.from(await new Response(await store.read(small)).arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 });
});

test('what lay there before is taken up, newest first, and once however many runners there are', async () => {
  const sources = await Promise.all(
    ['#111111', '#222222', '#333333', '#444444'].map(async (colour) => bring(await picture(colour, 40), 'image/png')),
  );
  // The same file comes again while two runners plan.
  await bring(await picture('#111111', 40), 'image/png');
  await Promise.all([planDerivatives(database.sql), planDerivatives(database.sql), planDerivatives(database.sql)]);
  const [jobs] = await database.sql`SELECT count(*)::int AS count FROM graphile_worker.jobs`;
  expect(jobs?.['count']).toBe(sources.length);
  await Promise.all([start(), start()]);
  for (const source of sources) {
    expect((await settled(source)).every(({ state }) => state === 'ready')).toBe(true);
  }
});

test('nothing is made of a font, nor of the poster of a take', async () => {
  const font = await bring(randomBytes(20), 'font/otf');
  const poster = await bring(await picture('#abcdef', 20), 'image/webp');
  await database.sql`INSERT INTO "user" (id, name, email) VALUES ('u1', 'Ada', 'ada@example.com')`;
  await database.sql`INSERT INTO projects (id, name, created_by) VALUES ('p1', 'Film', 'u1')`;
  await database.sql`
    INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
    VALUES ('r1', 'p1', 'q1', 'n1', 0, 'succeeded', 'u1', now())`;
  await database.sql`
    INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES ('r1', 'p1', ${database.sql.json({ poster })})`;
  while ((await planDerivatives(database.sql)) > 0);
  expect([...(await rowsOf(font)), ...(await rowsOf(poster))]).toEqual([]);
});

/** A film of 30 frames as an upload keeps it, of one colour for each `seed`. */
async function bringFilm(seed: number): Promise<Sha256> {
  const path = join(folder, `film-${seed}.mp4`);
  const encoder = await VideoEncoder.open(path, { widthPx: 320, heightPx: 180, fps: [25, 1] });
  for (let frame = 0; frame < 30; frame += 1) await encoder.write(Buffer.alloc(320 * 180 * 4, frame * 8 + seed));
  await encoder.finish();
  return bring(await readFile(path), 'video/quicktime');
}

const statesOf = (rows: Awaited<ReturnType<typeof rowsOf>>) => rows.map(({ kind, state }) => [kind, state]);

test('a film gets everything', async () => {
  const source = await bringFilm(0);
  await start();
  expect(statesOf(await settled(source))).toEqual([
    ['facts', 'ready'],
    ['filmstrip', 'ready'],
    ['poster-large', 'ready'],
    ['poster-medium', 'ready'],
    ['poster-small', 'ready'],
    ['proxy', 'ready'],
  ]);
});

test('no poster waits behind a film that is encoded', async () => {
  const encoded = await bringFilm(0);
  const gate = Promise.withResolvers<void>();
  const read = store.read.bind(store);
  vi.spyOn(store, 'read').mockImplementation(async (sha256, ...rest) => {
    if (sha256 === encoded) await gate.promise;
    return read(sha256, ...rest);
  });
  await planDerivatives(database.sql);
  await database.sql`DELETE FROM derivatives WHERE source = ${encoded} AND kind <> 'proxy'`;
  await start();
  await expect.poll(async () => statesOf(await rowsOf(encoded))).toEqual([['proxy', 'making']]);
  const source = await bringFilm(1);
  await started[0]?.plan();
  await expect
    .poll(async () => statesOf(await rowsOf(source)), { timeout: 15_000 })
    .toEqual([
      ['facts', 'ready'],
      ['filmstrip', 'ready'],
      ['poster-large', 'ready'],
      ['poster-medium', 'ready'],
      ['poster-small', 'ready'],
      ['proxy', 'waiting'],
    ]);
  gate.resolve();
  expect(statesOf(await settled(source)).at(-1)).toEqual(['proxy', 'ready']);
});

test('a broken file gets a sentence at once, and is not tried again', async () => {
  await start();
  const source = await bring(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(500)]), 'image/png');
  const rows = await settled(source, 5_000);
  expect(new Set(rows.map(({ state, error }) => `${state}: ${error}`))).toEqual(
    new Set(['failed: No poster could be made: the file cannot be decoded; it may be damaged, so export it again.']),
  );
  // The queue forgets a job when its task has returned.
  await expect.poll(async () => (await database.sql`SELECT FROM graphile_worker.jobs`).length).toBe(0);
});

test('what takes more memory than is given to it is killed, and told of', async () => {
  const source = await bring(await picture('#808080', 9_000), 'image/png');
  await planDerivatives(database.sql);
  const deriver = new Deriver({ sql: database.sql, store, scratch, environment, log, maxMemoryBytes: 20_000_000 });
  try {
    await deriver.derive({ source, maker: 'posters' }, { attempt: 1, tries: 6 });
  } finally {
    await deriver.close();
  }
  expect((await rowsOf(source))[0]).toMatchObject({
    state: 'failed',
    error: 'No poster could be made: it took more memory than is given to it. Use a smaller size.',
  });
});

test('a store that is away is tried again, and told of after the last try', async () => {
  const source = await bring(await picture('#808080', 40), 'image/png');
  await planDerivatives(database.sql);
  const away = Object.create(store, {
    read: { value: () => Promise.reject(new Error('connect ECONNREFUSED')) },
  });
  const deriver = new Deriver({ sql: database.sql, store: away, scratch, environment, log });
  try {
    const job = { source, maker: 'posters' } as const;
    await expect(deriver.derive(job, { attempt: 1, tries: 2 })).rejects.toThrow('ECONNREFUSED');
    expect((await rowsOf(source))[0]?.state).toBe('making');
    await deriver.derive(job, { attempt: 2, tries: 2 });
    expect((await rowsOf(source))[0]).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/failed each time/),
    });
  } finally {
    await deriver.close();
  }
});

test('all that it works on lies in its folder, and is gone when it is closed', async () => {
  const source = await bring(await picture('#808080', 40), 'image/png');
  await planDerivatives(database.sql);
  const deriver = new Deriver({ sql: database.sql, store, scratch, environment, log });
  const [own = ''] = await readdir(join(folder, 'scratch'));
  try {
    await deriver.derive({ source, maker: 'posters' }, { attempt: 1, tries: 1 });
    // The source stays for the next maker; what was made is in the store.
    expect(await readdir(join(folder, 'scratch', own))).toEqual([expect.stringMatching(/^source-/)]);
  } finally {
    await deriver.close();
  }
  expect(await readdir(join(folder, 'scratch', own))).toEqual([]);
});
