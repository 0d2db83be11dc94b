import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { BroughtKind, Sha256 } from '@dailies/shared/media';
import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const uploads = pgTable('uploads', {
  id: text('id').primaryKey(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  userId: text('user_id').$type<UserId>().notNull(),
  /** As its sender calls it; says nothing of what it is. */
  name: text('name').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  /** null: not kept yet. */
  sha256: text('sha256').$type<Sha256>(),
});

export const projectUploadLimits = pgTable(
  'project_upload_limits',
  {
    projectId: text('project_id').$type<ProjectId>().notNull(),
    kind: text('kind').$type<BroughtKind>().notNull(),
    maxBytes: bigint('max_bytes', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.kind] })],
);
