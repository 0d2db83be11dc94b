import { notifications } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { UserId } from '@dailies/shared/ids';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';

/** Marks one of somebody's own as read; twice keeps the first time. Throws `not-found`. */
export async function markRead(db: Database, person: UserId, id: string, at: Date): Promise<void> {
  const one = and(eq(notifications.userId, person), eq(notifications.id, id));
  const [known] = await db.select({ readAt: notifications.readAt }).from(notifications).where(one);
  if (known === undefined) throw new DailiesError('not-found', `There is no notification "${id}" for you.`);
  if (known.readAt === null) await db.update(notifications).set({ readAt: at }).where(one);
}

export async function markAllRead(db: Database, person: UserId, at: Date): Promise<void> {
  await db
    .update(notifications)
    .set({ readAt: at })
    .where(and(eq(notifications.userId, person), isNull(notifications.readAt)));
}
