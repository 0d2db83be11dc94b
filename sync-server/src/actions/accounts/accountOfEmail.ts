import { user } from '@dailies/migrations/tables';
import { UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

/** The account with this address, whatever its case; undefined where there is none. */
export async function accountOfEmail(db: Queryable, email: string): Promise<UserId | undefined> {
  const [row] = await db.select({ id: user.id }).from(user).where(eq(user.email, email.trim().toLowerCase()));
  return row === undefined ? undefined : UserId.parse(row.id);
}
