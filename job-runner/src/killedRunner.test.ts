import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ForkedRunner, forkRunner } from './testing/forkRunner.ts';
import { openRunnerBench, type RunnerBench } from './testing/openRunnerBench.ts';

let bench: RunnerBench;
let runners: ForkedRunner[];
beforeEach(async () => {
  bench = await openRunnerBench();
  runners = [];
});
afterEach(async () => {
  await Promise.all(runners.map((runner) => runner.end('SIGKILL')));
  await bench.close();
});

async function start(more: Readonly<Record<string, string>> = {}): Promise<ForkedRunner> {
  const runner = await forkRunner({
    DATABASE_URL: bench.database.url,
    MEDIA_URL: bench.mediaUrl,
    DATA_DIR: bench.folder,
    ...more,
  });
  runners.push(runner);
  return runner;
}

/** The process id that stands in the name of the instance which holds the run. */
async function holderOf(run: Parameters<RunnerBench['queue']['row']>[0]): Promise<number> {
  const { claimed_by } = await bench.queue.row(run);
  return Number(/-(\d+)-[0-9a-f]+$/.exec(claimed_by ?? '')?.[1]);
}

const startsOf = async (tally: string): Promise<number> => (await readFile(tally, 'utf8')).trim().split('\n').length;

test('SIGKILL in the middle of a run: another runner adopts its process within 3 s and finishes it', async () => {
  await Promise.all([start(), start()]);
  await sleep(700);
  const tally = join(bench.folder, 'tally');
  const run = await bench.queue.add({
    params: { behaviour: 'draw', milliseconds: 4_000, picture: bench.picture, tally },
  });
  await bench.queue.until(run, ({ fraction }) => fraction > 0);
  const holder = await holderOf(run);
  const victim = runners.find(({ process }) => process.pid === holder);
  expect(victim).toBeDefined();
  const killedMs = performance.now();
  await victim?.end('SIGKILL');
  await bench.queue.until(run, ({ attempt, state }) => attempt === 2 && state === 'running');
  const takenMs = performance.now() - killedMs;
  expect(takenMs).toBeLessThan(3_000);
  expect(await bench.queue.ended(run)).toMatchObject({ state: 'succeeded', attempt: 2 });
  expect(await startsOf(tally)).toBe(1);
  await expect.poll(() => readdir(join(bench.folder, 'work')), { timeout: 5_000 }).toEqual([]);
});

test('SIGKILL of the only runner: the next one takes what has finished meanwhile', async () => {
  const first = await start();
  const tally = join(bench.folder, 'tally');
  const run = await bench.queue.add({
    params: { behaviour: 'draw', milliseconds: 300, picture: bench.picture, tally },
  });
  await bench.queue.until(run, ({ fraction }) => fraction > 0);
  await first.end('SIGKILL');
  await sleep(600);
  await start();
  expect(await bench.queue.ended(run, 3_000)).toMatchObject({ state: 'succeeded', attempt: 2 });
  expect(await startsOf(tally)).toBe(1);
});

test('SIGKILL at any moment, again and again: every run ends once', async () => {
  const runs = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      bench.queue.add({
        run: `run-${index}`,
        params: { behaviour: 'draw', milliseconds: 100, picture: bench.picture },
      }),
    ),
  );
  // A kill counts against the attempts of what was under way.
  await bench.database.sql`UPDATE runs SET max_attempts = 50`;
  await start();
  for (let kill = 0; kill < 6; kill += 1) {
    await sleep(150 + Math.random() * 700);
    const current = runners.at(-1);
    await start();
    await current?.end('SIGKILL');
  }
  for (const run of runs) expect(await bench.queue.ended(run, 20_000)).toMatchObject({ state: 'succeeded' });
  await expect.poll(() => readdir(join(bench.folder, 'work')), { timeout: 5_000 }).toEqual([]);
}, 60_000);

test('SIGTERM ends it in good order, and gives its run back', async () => {
  const runner = await start();
  const run = await bench.queue.add({ params: { behaviour: 'wait' } });
  await bench.queue.until(run, ({ fraction }) => fraction > 0);
  const askedMs = performance.now();
  expect(await runner.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - askedMs).toBeLessThan(2_000);
  expect(await bench.queue.row(run)).toMatchObject({ state: 'queued', claimed_by: null, max_attempts: 6 });
  await bench.database.sql`UPDATE runs SET cancel_requested = true`;
  await start();
  await bench.queue.ended(run);
  await sleep(700);
});

test('it ends when its parent is gone', async () => {
  const runner = await start();
  const exited = once(runner.process, 'exit');
  runner.process.disconnect();
  expect(await exited).toEqual([0, null]);
});

test.each([
  ['RUNNER_CONCURRENCY', 'many', /^RUNNER_CONCURRENCY must be a whole number from 1 to 64/],
  ['DATABASE_URL', '', /^The job-runner needs DATABASE_URL; `npm start` passes the embedded one\.\n$/],
  [
    'DATABASE_URL',
    'postgres://app@localhost/none?host=/nowhere',
    /^The database cannot be reached or has no Dailies tables yet; start it with `npm start`\.\n$/,
  ],
  ['MEDIA_URL', 's3://key:secret@bucket', /^MEDIA_URL has a key in it, which goes into AWS_ACCESS_KEY_ID/],
])('%s=%s stops the start with one sentence', async (name, value, sentence) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: bench.database.url, DATA_DIR: bench.folder, [name]: value },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(said).toMatch(sentence);
});
