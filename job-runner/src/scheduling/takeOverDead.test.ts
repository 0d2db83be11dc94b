import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { runMigrations } from 'graphile-worker';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RunQueue } from '../testing/RunQueue.ts';
import { takeOverDead } from './takeOverDead.ts';

let database: TestDatabase;
let queue: RunQueue;
beforeEach(async () => {
  database = await createTestDatabase();
  await runMigrations({ connectionString: database.url });
  queue = await RunQueue.open(database.sql, { executor: 'builtin', name: 'example' });
});
afterEach(() => database.drop());

/** A run that a runner which is dead by now began two hours ago and last spoke of an hour ago. */
async function addOfDead(run: string, attempt: number): Promise<void> {
  await queue.add({ run, wakes: false, state: 'held' });
  await database.sql`
    UPDATE runs SET state = 'running', attempt = ${attempt}, claimed_by = 'dead', gpu_memory_bytes = 1, spent_seconds = 100,
      started_at = now() - interval '2 hours', progressed_at = now() - interval '1 hour' WHERE id = ${run}`;
}

test('what a run took by its last word is kept, whether it goes on or is given up', async () => {
  await addOfDead('goes-on', 1);
  await addOfDead('given-up', 5);
  expect(await takeOverDead(database.sql, 'one')).toBe(2);
  expect(
    await database.sql`SELECT id, state, spent_seconds, run_seconds, gpu_seconds FROM runs ORDER BY id`,
  ).toMatchObject([
    { id: 'given-up', state: 'failed', run_seconds: 3_700, gpu_seconds: 3_700 },
    { id: 'goes-on', state: 'queued', spent_seconds: 3_700, run_seconds: null, gpu_seconds: null },
  ]);
});
