import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { Sha256 } from '@dailies/shared/media';
import type { RunOutcome } from '@dailies/shared/runs';
import { runMigrations } from 'graphile-worker';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RunQueue } from '../testing/RunQueue.ts';
import { claimRun } from './claimRun.ts';
import { requeueRun } from './requeueRun.ts';
import { writeOutcome } from './writeOutcome.ts';

const failed: RunOutcome = { state: 'failed', code: 'pipeline-failed', message: 'The lens cap is on; take it off.' };
const claiming = (instance: string) => ({ instance, tags: ['cpu'], gpuMemoryBytes: 0 });

const HERE = { busy: 0, concurrency: 1, backends: [] };

let database: TestDatabase;
let queue: RunQueue;
beforeEach(async () => {
  database = await createTestDatabase();
  await runMigrations({ connectionString: database.url });
  queue = await RunQueue.open(database.sql, { executor: 'builtin', name: 'example' });
});
afterEach(() => database.drop());

test('an attempt that was followed by another can write nothing', async () => {
  const run = await queue.add();
  const first = await claimRun(database.sql, claiming('one'), HERE);
  await requeueRun(database.sql, run, 1, { excused: false });
  const second = await claimRun(database.sql, claiming('two'), HERE);
  expect([first?.attempt, second?.attempt]).toEqual([1, 2]);
  const media = [{ sha256: Sha256.parse('a'.repeat(64)), mediaType: 'image/png', sizeBytes: 1 }];
  const ending = { run, outcome: failed, media, log: '' };
  expect(await writeOutcome(database.sql, { ...ending, attempt: 1 })).toBe('lost');
  await requeueRun(database.sql, run, 1, { excused: true });
  expect(await queue.row(run)).toMatchObject({
    state: 'running',
    attempt: 2,
    claimed_by: 'two',
    outcome: null,
    max_attempts: 5,
  });
  expect(await database.sql`SELECT FROM media`).toHaveLength(0);
  expect(await writeOutcome(database.sql, { ...ending, attempt: 2 })).toBe('written');
  // Repeated, as after an answer that was lost on the way.
  expect(await writeOutcome(database.sql, { ...ending, attempt: 2 })).toBe('lost');
  expect(await queue.row(run)).toMatchObject({ state: 'failed', outcome: failed });
});

test('what a run took is that of all its attempts, without what it only waited in', async () => {
  const run = await queue.add();
  const begin = async (instance: string, hours: number): Promise<void> => {
    await claimRun(database.sql, claiming(instance), HERE);
    await database.sql`UPDATE runs SET started_at = now() - make_interval(hours => ${hours})`;
  };
  await begin('one', 3);
  await requeueRun(database.sql, run, 1, { excused: true });
  await begin('two', 5);
  await requeueRun(database.sql, run, 2, { excused: false, idleSeconds: 4 * 3_600 });
  await begin('three', 1);
  await writeOutcome(database.sql, { run, attempt: 3, outcome: failed, media: [], log: '' });
  const [row] = await database.sql<{ run_seconds: number }[]>`SELECT run_seconds FROM runs`;
  expect((row?.run_seconds ?? 0) / 3_600).toBeCloseTo(5, 1);
});

test('an end of two attempts at the same moment is one end', async () => {
  const run = await queue.add();
  await claimRun(database.sql, claiming('one'), HERE);
  const ending = { run, attempt: 1, outcome: failed, media: [], log: '' };
  const written = await Promise.all(Array.from({ length: 6 }, () => writeOutcome(database.sql, ending)));
  expect(written.toSorted()).toEqual(['lost', 'lost', 'lost', 'lost', 'lost', 'written']);
});

test('many claims at once take each run once', async () => {
  const runs = await Promise.all(Array.from({ length: 20 }, () => queue.add({ wakes: false })));
  const claims = await Promise.all(
    Array.from({ length: 30 }, (_, index) => claimRun(database.sql, claiming(`i-${index}`), HERE)),
  );
  const claimed = claims.flatMap((claim) => (claim === null ? [] : [claim.id]));
  expect(claimed.toSorted()).toEqual(runs.toSorted());
});

test('a project that was deleted meanwhile takes its runs along', async () => {
  const run = await queue.add();
  await claimRun(database.sql, claiming('one'), HERE);
  await database.sql`DELETE FROM projects`;
  expect(await writeOutcome(database.sql, { run, attempt: 1, outcome: failed, media: [], log: '' })).toBe('lost');
});
