import { auditEvents } from '@dailies/migrations/tables';
import { lt, sql } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';

/** Removes events older than `keepDays` (30 or more; the database refuses less). Returns how many there were. */
export async function sweepAudit(db: Database, keepDays: number): Promise<number> {
  return db.transaction(async (tx) => {
    // The one way past the trigger that keeps the log as it is.
    await tx.execute(sql`SET LOCAL dailies.audit_sweep = 'on'`);
    const removed = await tx
      .delete(auditEvents)
      .where(lt(auditEvents.at, sql`now() - make_interval(days => ${keepDays})`))
      .returning({ id: auditEvents.id });
    return removed.length;
  });
}
