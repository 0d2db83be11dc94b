import { notificationMutes, notifications } from '@dailies/migrations/tables';
import type { NotificationKind, NotificationSubject } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/openDatabase.ts';

interface Told {
  readonly id: string;
  readonly user: UserId;
  readonly project: ProjectId;
  readonly kind: NotificationKind;
  readonly actor: UserId;
  readonly subject: NotificationSubject;
}

/** Tells somebody of what an action did to them, in its transaction; nobody of what they did themselves. */
export async function tellOf(tx: Queryable, { id, user, project, kind, actor, subject }: Told): Promise<void> {
  if (user === actor) return;
  const muted = await tx
    .select({ kind: notificationMutes.kind })
    .from(notificationMutes)
    .where(and(eq(notificationMutes.userId, user), eq(notificationMutes.kind, kind)));
  if (muted.length > 0) return;
  await tx
    .insert(notifications)
    .values({ id, userId: user, projectId: project, kind, actorId: actor, subject })
    .onConflictDoNothing();
  await tx.execute(sql`SELECT pg_notify(${CHANNELS.notification}, ${user})`);
}
