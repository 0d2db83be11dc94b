import type { ProjectId, UserId } from '@dailies/shared/ids';
import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const templates = pgTable('templates', {
  id: text('id').primaryKey(),
  /** null: the studio's. */
  projectId: text('project_id').$type<ProjectId>(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  /** `TemplateContent` (shared/templates), parsed when read. */
  content: jsonb('content').notNull(),
  createdBy: text('created_by').$type<UserId>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});
