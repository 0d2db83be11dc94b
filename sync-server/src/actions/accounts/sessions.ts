import { session } from '@dailies/migrations/tables';
import { DailiesError } from '@dailies/shared/errors';
import type { AccountSession } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { recordAudit } from '../audit/recordAudit.ts';

const seenAt = sql<Date>`coalesce(${session.lastSeenAt}, ${session.updatedAt})`.mapWith(session.updatedAt);

/** Where somebody is signed in, last used first; `current` is the id of the session that asks. */
export async function listSessions(
  { db }: Pick<Services, 'db'>,
  user: UserId,
  current: string,
): Promise<AccountSession[]> {
  const rows = await db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      address: session.ipAddress,
      createdAt: session.createdAt,
      seenAt,
    })
    .from(session)
    .where(and(eq(session.userId, user), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(seenAt), desc(session.id));
  return rows.map(({ id, userAgent, address, createdAt, seenAt: at }) => ({
    id,
    current: id === current,
    userAgent: userAgent === '' ? null : userAgent,
    address: address === '' ? null : address,
    createdAt: createdAt.toISOString(),
    lastSeenAt: at.toISOString(),
  }));
}

/** Ends one of somebody's own sessions. Throws `not-found`. */
export async function endSession({ db }: Pick<Services, 'db'>, actor: UserId, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(eq(session.id, id), eq(session.userId, actor)))
      .returning({ id: session.id });
    if (ended.length === 0) throw new DailiesError('not-found', 'There is no such session; it has ended already.');
    await recordAudit(tx, { action: 'session.ended', actor, subject: id });
  });
}

/** Ends all of somebody's sessions but the one that asks. */
export async function endOtherSessions({ db }: Pick<Services, 'db'>, actor: UserId, current: string): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await tx
      .delete(session)
      .where(and(eq(session.userId, actor), ne(session.id, current)))
      .returning({ id: session.id });
    if (ended.length === 0) return;
    await recordAudit(tx, { action: 'session.ended', actor, details: { others: ended.length } });
  });
}
