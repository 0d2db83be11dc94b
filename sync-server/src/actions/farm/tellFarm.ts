import { CHANNELS } from '@dailies/shared/runs';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/**
 * Tells the job-runners, and the browsers by way of their servers, that the farm changed. Give it the transaction, so
 * that they look when the change is there.
 */
export async function tellFarm(db: Queryable): Promise<void> {
  await db.execute(sql`SELECT pg_notify(${CHANNELS.farm}, '')`);
}
