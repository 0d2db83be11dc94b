import type { ProjectId, UserId } from '@dailies/shared/ids';
import { ROLES } from '@dailies/shared/people';
import { integer, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const memberRole = pgEnum('member_role', ROLES);

export const projects = pgTable('projects', {
  id: text('id').$type<ProjectId>().primaryKey(),
  name: text('name').notNull(),
  epoch: integer('epoch').notNull().default(1),
  createdBy: text('created_by').$type<UserId>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  archivedAt: timestamp('archived_at', { withTimezone: true }),
});

export const members = pgTable(
  'members',
  {
    projectId: text('project_id').$type<ProjectId>().notNull(),
    userId: text('user_id').$type<UserId>().notNull(),
    role: memberRole('role').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.userId] })],
);

export const invites = pgTable('invites', {
  id: text('id').primaryKey(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  role: memberRole('role').notNull(),
  secretHash: text('secret_hash').notNull().unique(),
  createdBy: text('created_by').$type<UserId>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  usesLeft: integer('uses_left'),
  revokedAt: timestamp('revoked_at', { withTimezone: true }),
});
