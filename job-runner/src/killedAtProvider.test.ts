import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BACKEND_CREDENTIALS, SecretBox } from '@dailies/outbound';
import { Backend } from '@dailies/shared/farm';
import type { PipelineRunner } from '@dailies/shared/runs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ProviderServer } from './executors/provider/testing/ProviderServer.ts';
import { runwayApi } from './executors/provider/testing/runwayApi.ts';
import { type ForkedRunner, forkRunner } from './testing/forkRunner.ts';
import { openRunnerBench, type RunnerBench } from './testing/openRunnerBench.ts';

const AUTH_SECRET = 'a secret of the installation, long enough for it';

const runner: PipelineRunner = {
  executor: 'http',
  values: { prompt: 'param:prompt' },
  media: {},
  headers: { 'X-Runway-Version': '2024-11-06' },
  submit: { method: 'POST', path: '/v1/text_to_image', body: { promptText: '{prompt}' }, keep: { id: '/id' } },
  poll: {
    method: 'GET',
    path: '/v1/tasks/{kept.id}',
    everyMs: 100,
    state: '/status',
    done: ['SUCCEEDED'],
    failed: ['FAILED'],
    progress: { at: '/progress', of: 1 },
  },
  result: { at: '/output/0', as: 'url', kind: 'image' },
  cancel: { method: 'DELETE', path: '/v1/tasks/{kept.id}' },
  problem: { sentence: ['/failure', '/error'], code: ['/failureCode'] },
  price: { runMicros: 20_000 },
};

let bench: RunnerBench;
let server: ProviderServer;
let runners: ForkedRunner[];
let logged: string;
beforeEach(async () => {
  bench = await openRunnerBench(undefined, { runner });
  runners = [];
  logged = '';
  const progress = Array.from({ length: 30 }, (_, index) => (index + 1) / 31);
  const result = Buffer.from(bench.picture, 'base64');
  server = await ProviderServer.open(runwayApi, () => ({ progress, holdMs: 0, end: 'done', result }));
  const backend = Backend.parse({
    id: 'runway',
    title: 'Runway',
    connection: {
      executor: 'http',
      url: server.url,
      signIn: { kind: 'header', header: 'Authorization', scheme: 'Bearer' },
    },
    tags: ['cpu'],
    gpuMemoryBytes: 0,
    concurrency: 4,
    runners: [],
  });
  const sealed = new SecretBox(AUTH_SECRET, BACKEND_CREDENTIALS).seal('runway-secret');
  const { sql } = bench.database;
  await sql`INSERT INTO backends (id, definition, credential) VALUES ('runway', ${sql.json(backend)}, ${sealed})`;
});
afterEach(async () => {
  await Promise.all(runners.map((each) => each.end('SIGKILL')));
  await server.close();
  await bench.close();
});

async function start(): Promise<ForkedRunner> {
  const started = await forkRunner(
    {
      DATABASE_URL: bench.database.url,
      MEDIA_URL: bench.mediaUrl,
      DATA_DIR: bench.folder,
      AUTH_SECRET,
      OUTBOUND_ALLOW: '127.0.0.0/8',
      LOG_LEVEL: 'trace',
    },
    (text) => (logged += text),
  );
  runners.push(started);
  return started;
}

/** Everything in the database, as text. */
async function stored(): Promise<string> {
  const { sql } = bench.database;
  const tables = await sql<{ name: string }[]>`
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'graphile_worker')`;
  const rows = await Promise.all(tables.map(({ name }) => sql.unsafe(`SELECT * FROM ${name}`)));
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

async function filesOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  // A file that is still on its way into the store is moved meanwhile.
  const texts = files.map((file) => readFile(join(file.parentPath, file.name), 'latin1').catch(() => ''));
  return (await Promise.all(texts)).join('\n');
}

test('SIGKILL while a provider works: the next runner goes on with the job that is paid for, and nobody tells the credential', async () => {
  const first = await start();
  const run = await bench.queue.add({ params: { prompt: 'A pier' } });
  await bench.queue.until(run, ({ fraction }) => fraction > 0);
  await first.end('SIGKILL');
  const left = await filesOf(join(bench.folder, 'work'));
  expect(left).toContain('"state":"submitted"');
  await start();
  const ended = await bench.queue.ended(run, 20_000);
  expect(ended).toMatchObject({ attempt: 2, outcome: { state: 'succeeded', backend: 'runway', widthPx: 32 } });
  expect(server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  const [row] = await bench.database.sql`SELECT cost_micros::int AS cost FROM runs WHERE id = ${run}`;
  expect(row?.['cost']).toBe(20_000);
  await expect.poll(() => readdir(join(bench.folder, 'work', 'runway')), { timeout: 5_000 }).toEqual([]);
  expect(ended.log).toMatch(/GET http:\/\/127\.0\.0\.1:\d+\/v1\/tasks\/job-1: 200/);
  for (const text of [left, logged, await stored(), await filesOf(bench.folder)]) {
    expect(text).not.toBe('');
    expect(text).not.toContain('runway-secret');
    // Signed addresses are secrets too.
    expect(text).not.toContain('of-the-result');
  }
}, 40_000);

test('a cancel ends the job at the provider', async () => {
  await start();
  const run = await bench.queue.add({ params: { prompt: 'A pier' } });
  await bench.queue.until(run, ({ fraction }) => fraction > 0);
  await bench.database.sql`UPDATE runs SET cancel_requested = true WHERE id = ${run}`;
  await bench.database.sql`SELECT pg_notify('dailies_cancel', ${JSON.stringify({ run })})`;
  expect(await bench.queue.ended(run)).toMatchObject({ outcome: { state: 'cancelled' } });
  expect([...server.jobs.values()].map(({ cancelled }) => cancelled)).toEqual([true]);
}, 30_000);
