import { session, user } from '@dailies/migrations/tables';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';

/** Whether an account is signed in from this address, in whatever browser or program. */
export async function isKnownAddress(db: Database, email: string, address: string): Promise<boolean> {
  const [found] = await db
    .select({ id: session.id })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(eq(user.email, email), eq(session.ipAddress, address), gt(session.expiresAt, sql`now()`)))
    .limit(1);
  return found !== undefined;
}
