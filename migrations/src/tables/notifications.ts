import type { NotificationKind, NotificationSubject } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const notifications = pgTable('notifications', {
  /** Derived from what happened, and to whom it is told. */
  id: text('id').primaryKey(),
  userId: text('user_id').$type<UserId>().notNull(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  kind: text('kind').$type<NotificationKind>().notNull(),
  /** null: Dailies itself. */
  actorId: text('actor_id').$type<UserId>(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  subject: jsonb('subject').$type<NotificationSubject>().notNull(),
  readAt: timestamp('read_at', { withTimezone: true }),
});

export const notificationMutes = pgTable(
  'notification_mutes',
  {
    userId: text('user_id').$type<UserId>().notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.kind] })],
);
