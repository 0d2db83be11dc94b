import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, type TestDatabase } from '@dailies/migrations/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SessionLocks } from './SessionLocks.ts';

let database: TestDatabase;
const opened: SessionLocks[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((locks) => locks.close()));
});
afterAll(() => database.drop());

function open(): SessionLocks {
  const locks = new SessionLocks(database.url);
  opened.push(locks);
  return locks;
}

/** Whether nobody holds the name, as a sweep finds out. */
async function isFree(name: string): Promise<boolean> {
  return database.sql.begin(async (tx) => {
    const [row] = await tx<
      { taken: boolean }[]
    >`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS taken`;
    return row?.taken === true;
  });
}

const breakConnections = () => database.sql`
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'dailies job-runner locks'`;

test('a name is held until it is released, however often it was asked for at once', async () => {
  const locks = open();
  await Promise.all([locks.hold('a'), locks.hold('a'), locks.hold('b'), locks.refresh()]);
  expect([await isFree('a'), await isFree('b'), await isFree('c')]).toEqual([false, false, true]);
  await locks.release('a');
  await locks.release('a');
  expect([await isFree('a'), await isFree('b')]).toEqual([true, false]);
  await locks.close();
  await sleep(50);
  expect(await isFree('b')).toBe(true);
});

test('a broken connection frees the names, and a refresh takes them again', async () => {
  const locks = open();
  await locks.hold('a');
  await locks.hold('b');
  await sleep(60);
  expect(locks.heldMs).toBeGreaterThan(50);
  await breakConnections();
  await sleep(20);
  expect(await isFree('a')).toBe(true);
  // The first may still meet the broken connection.
  await locks.refresh().catch(() => locks.refresh());
  expect([await isFree('a'), await isFree('b')]).toEqual([false, false]);
  expect(locks.heldMs).toBeLessThan(50);
  await locks.release('a');
  expect([await isFree('a'), await isFree('b')]).toEqual([true, false]);
});

test('before anything is held the time is 0', () => {
  expect(open().heldMs).toBe(0);
});
