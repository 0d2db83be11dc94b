import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { connect, migrate, type Sql } from '@dailies/migrations';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@dailies/migrations/embedded';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedRunner, startRunner } from './startRunner.ts';
import { RunQueue } from './testing/RunQueue.ts';

const EXAMPLE = fileURLToPath(new URL('executors/process/testing/exampleFunction.mjs', import.meta.url));

let folder: string;
let postgres: EmbeddedPostgres;
let sql: Sql;
let queue: RunQueue;
let picture: string;
let runners: StartedRunner[];

const startPostgres = () =>
  startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    replaceOrphan: true,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-away-'));
  postgres = await startPostgres();
  const databaseUrl = postgres.url('postgres');
  sql = connect(databaseUrl, { applicationName: 'test', max: 2 });
  await migrate(sql);
  await runMigrations({ connectionString: databaseUrl });
  queue = await RunQueue.open(sql, { executor: 'process', command: [process.execPath, EXAMPLE] });
  const create = { width: 32, height: 18, channels: 3, background: '#204060' } as const;
  picture = (await sharp({ create }).png().toBuffer()).toString('base64');
  const runner = () =>
    startRunner({
      databaseUrl,
      mediaUrl: pathToFileURL(join(folder, 'media')).href,
      dataFolder: folder,
      programFolder: folder,
      projectQuotaBytes: null,
      concurrency: 2,
      builtins: new Map(),
      commandEnvironment: { PATH: process.env['PATH'] ?? '' },
      authSecret: null,
      metricsPort: null,
      log: pino({ level: 'silent' }),
    });
  runners = await Promise.all([runner(), runner()]);
  // Long enough that the runners believe in each other's death when they see it.
  await sleep(5_500);
});
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await sql.end({ timeout: 1 });
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['comes back at once', 0],
  ['is away for three seconds', 3_000],
])(
  'a database that %s in the middle of a run costs neither the run nor a second start',
  async (name, awayMs) => {
    const tally = join(folder, `tally-${awayMs}`);
    const run = await queue.add({
      run: `run-${awayMs}`,
      params: { behaviour: 'draw', milliseconds: 1_000, picture, tally },
    });
    await queue.until(run, ({ fraction }) => fraction > 0);
    process.kill(postgres.pid, 'SIGQUIT');
    await postgres.ended;
    await sleep(awayMs);
    postgres = await startPostgres();
    expect(await queue.ended(run, 10_000), name).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect((await readFile(tally, 'utf8')).trim().split('\n')).toHaveLength(1);
    // Everything works as before: the wake-up, the locks, the cancel.
    await sleep(2_000);
    const next = await queue.add({ run: `next-${awayMs}`, params: { behaviour: 'wait' } });
    await queue.started(next);
    const held = await sql`SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted`;
    expect(held.length).toBeGreaterThanOrEqual(4);
    await sql`UPDATE runs SET cancel_requested = true WHERE id = ${next}`;
    await sql.notify('dailies_cancel', JSON.stringify({ run: next }));
    expect(await queue.ended(next)).toMatchObject({ state: 'cancelled', attempt: 1 });
  },
  40_000,
);
