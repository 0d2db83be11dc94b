import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { RunId } from '@dailies/shared/ids';
import { runMigrations } from 'graphile-worker';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Executor, Leftover } from '../executors/Executor.ts';
import { RunQueue } from '../testing/RunQueue.ts';
import { discardLeftovers } from './discardLeftovers.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
  await runMigrations({ connectionString: database.url });
  const queue = await RunQueue.open(database.sql, { executor: 'container', image: 'dailies/example:1' });
  await queue.add({ run: 'run-1', wakes: false });
});
afterEach(() => database.drop());

/** What is discarded of a first attempt while the run goes on as its second, on the backend `farm`. */
async function discardedOn(backend: string | null): Promise<readonly Leftover[]> {
  await database.sql`
    UPDATE runs SET state = 'running', attempt = 2, backend = 'farm', started_at = now() - interval '1 minute'`;
  const discarded: Leftover[] = [];
  const executor: Executor = {
    kind: 'comfyui',
    execute: () => Promise.resolve({ state: 'stopped' }),
    leftovers: () => Promise.resolve([{ run: RunId.parse('run-1'), attempt: 1 }]),
    discard: async (leftover) => void discarded.push(leftover),
  };
  await discardLeftovers(database.sql, [{ backend, executor }]);
  return discarded;
}

test('what another runner may have adopted on the same backend is kept', async () => {
  expect(await discardedOn('farm')).toEqual([]);
});

test('what the run has left behind elsewhere is removed', async () => {
  expect(await discardedOn('another')).toHaveLength(1);
  expect(await discardedOn(null)).toHaveLength(1);
});
