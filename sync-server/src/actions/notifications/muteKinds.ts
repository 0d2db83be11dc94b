import { notificationMutes } from '@dailies/migrations/tables';
import type { NotificationKind } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/openDatabase.ts';

/** Says of which kinds somebody does not want to be told, from now on. */
export async function muteKinds(db: Database, person: UserId, muted: readonly NotificationKind[]): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(notificationMutes).where(eq(notificationMutes.userId, person));
    const rows = [...new Set(muted)].map((kind) => ({ userId: person, kind }));
    if (rows.length > 0) await tx.insert(notificationMutes).values(rows);
  });
}
