import { verification } from '@dailies/migrations/tables';
import { UserId } from '@dailies/shared/ids';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/** Whose password was right where a code is asked for; `challenge` is the name that better-auth gave it. */
export async function accountOfChallenge(db: Queryable, challenge: string): Promise<UserId | undefined> {
  const [row] = await db
    .select({ id: verification.value })
    .from(verification)
    .where(and(eq(verification.identifier, challenge), gt(verification.expiresAt, sql`now()`)));
  return UserId.safeParse(row?.id).data;
}
