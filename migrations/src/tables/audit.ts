import type { ProjectId, UserId } from '@dailies/shared/ids';
import { bigint, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Only ever added to: a trigger refuses the rest. */
export const auditEvents = pgTable('audit_events', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  actorId: text('actor_id').$type<UserId>(),
  action: text('action').notNull(),
  projectId: text('project_id').$type<ProjectId>(),
  subject: text('subject'),
  address: text('address'),
  userAgent: text('user_agent'),
  details: jsonb('details').notNull().default({}),
});
