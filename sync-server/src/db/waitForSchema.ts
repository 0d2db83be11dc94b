import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import { isDatabaseAway, sqlStateOf } from './storageErrors.ts';

const UNDEFINED_TABLE = '42P01';
const PAUSE_MS = 200;

/** The newest table that this server needs. */
const NEEDED = 'takes';

/**
 * Waits until the database answers and has this version's schema: the supervisor migrates before it
 * starts servers, an orchestrator may start both at once. Throws `storage` when `timeoutMs` is over.
 */
export async function waitForSchema(sql: Sql, timeoutMs: number): Promise<void> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    try {
      await sql`SELECT 1 FROM ${sql(NEEDED)} LIMIT 0`;
      return;
    } catch (error) {
      if (!isDatabaseAway(error) && sqlStateOf(error) !== UNDEFINED_TABLE) throw error;
      if (performance.now() > until) {
        throw new DailiesError(
          'storage',
          'The database did not answer with its tables in time; see that it runs and is migrated, then start again.',
          { cause: error },
        );
      }
    }
    await sleep(PAUSE_MS);
  }
}
