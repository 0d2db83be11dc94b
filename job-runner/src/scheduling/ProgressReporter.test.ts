import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { CHANNELS, RunProgress } from '@dailies/shared/runs';
import { runMigrations } from 'graphile-worker';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RunQueue } from '../testing/RunQueue.ts';
import type { Claim } from './Claim.ts';
import { claimRun } from './claimRun.ts';
import { ProgressReporter } from './ProgressReporter.ts';

let database: TestDatabase;
let queue: RunQueue;
let told: RunProgress[];
beforeEach(async () => {
  database = await createTestDatabase();
  await runMigrations({ connectionString: database.url });
  queue = await RunQueue.open(database.sql, { executor: 'builtin', name: 'example' });
  told = [];
  await database.sql.listen(CHANNELS.progress, (payload) => told.push(RunProgress.parse(JSON.parse(payload))));
});
afterEach(() => database.drop());

async function claim(): Promise<Claim> {
  await queue.add();
  const here = { busy: 0, concurrency: 1, backends: [] };
  const claimed = await claimRun(database.sql, { instance: 'one', tags: ['cpu'], gpuMemoryBytes: 0 }, here);
  if (claimed === null) throw new Error('There was nothing to claim.');
  return claimed;
}

test('at most five reports a second, the last one among them, never back, with what is left', async () => {
  const claimed = await claim();
  const reporter = new ProgressReporter(database.sql, claimed);
  for (let step = 0; step <= 100; step += 1) {
    reporter.report(step / 200 - (step % 7 === 0 ? 0.1 : 0), `Step ${step}`);
    await sleep(10);
  }
  await sleep(250);
  await reporter.stop();
  await sleep(50);
  expect(told.length).toBeGreaterThan(3);
  expect(told.length).toBeLessThanOrEqual(8);
  const fractions = told.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(told.at(-1)).toMatchObject({ phase: 'Step 100', fraction: 0.5 });
  // Half in about a second: about another second.
  expect(told.at(-1)?.etaSeconds).toBeGreaterThan(0.5);
  expect(told.at(-1)?.etaSeconds).toBeLessThan(3);
  expect(await queue.row(claimed.id)).toMatchObject({ phase: 'Step 100', fraction: 0.5 });
});

test('a second attempt does not begin before where the first one was', async () => {
  const reporter = new ProgressReporter(database.sql, { ...(await claim()), fraction: 0.7 });
  reporter.report(0.1, 'Again');
  await sleep(60);
  expect(told).toMatchObject([{ fraction: 0.7, phase: 'Again' }]);
  await reporter.stop();
});

test('what it waits for is told again while that lasts, and says nothing of what is left', async () => {
  const claimed = await claim();
  const reporter = new ProgressReporter(database.sql, claimed);
  reporter.report(0, 'Loading');
  reporter.report(0.5, 'Loading');
  await expect.poll(() => told.length).toBe(1);
  const saying = setInterval(() => reporter.wait('Waiting for a machine'), 50);
  await expect.poll(() => told.length, { timeout: 6_000 }).toBe(3);
  clearInterval(saying);
  await reporter.stop();
  expect(told.slice(1)).toMatchObject([
    { fraction: 0.5, phase: 'Waiting for a machine', etaSeconds: null },
    { fraction: 0.5, phase: 'Waiting for a machine', etaSeconds: null },
  ]);
});

test('an attempt that lost its run reports nothing', async () => {
  const claimed = await claim();
  await database.sql`UPDATE runs SET attempt = 2`;
  const reporter = new ProgressReporter(database.sql, claimed);
  reporter.report(0.5, 'Late');
  await sleep(60);
  await reporter.stop();
  expect(told).toEqual([]);
  expect(await queue.row(claimed.id)).toMatchObject({ fraction: 0, phase: null });
});

test('nothing that a pipeline says breaks a report', async () => {
  const reporter = new ProgressReporter(database.sql, await claim());
  reporter.report(Number.NaN, 'Not a number');
  reporter.report(Number.POSITIVE_INFINITY, 'Too much');
  reporter.report(7, `${'🎬'.repeat(200)}\0\ud800`);
  await sleep(60);
  await reporter.stop();
  expect(told).toMatchObject([{ fraction: 1 }]);
});

test('the newest picture of the work is there to be looked at, and told of by a number that rises', async () => {
  const claimed = await claim();
  const reporter = new ProgressReporter(database.sql, claimed);
  const create = { width: 8, height: 8, channels: 3, background: '#204060' } as const;
  const picture = await sharp({ create }).jpeg().toBuffer();
  reporter.preview(Buffer.from('no picture'));
  reporter.preview(Buffer.concat([picture, Buffer.alloc(300_000)]));
  await sleep(300);
  expect(told).toEqual([]);
  reporter.preview(picture);
  await expect.poll(() => told.length).toBe(1);
  reporter.preview(await sharp({ create }).png().toBuffer());
  await expect.poll(() => told.length, { timeout: 3_000 }).toBe(2);
  await reporter.stop();
  const [first, second] = told.map(({ preview }) => preview ?? 0);
  expect(second).toBeGreaterThan(first ?? 0);
  expect(await database.sql`SELECT media_type FROM run_previews WHERE run_id = ${claimed.id}`).toEqual([
    { media_type: 'image/png' },
  ]);
});
