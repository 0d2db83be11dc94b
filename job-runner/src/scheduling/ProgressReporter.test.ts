import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { CHANNELS, RunProgress } from '@dailies/shared/runs';
import { runMigrations } from 'graphile-worker';
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
  const claimed = await claimRun(database.sql, { instance: 'one', tags: ['cpu'], gpuMemoryBytes: 0 });
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
