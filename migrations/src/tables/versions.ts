import type { VersionKind } from '@dailies/shared/http';
import type { ProjectId, TakeId, UserId, VersionId, AssetId } from '@dailies/shared/ids';
import { bigint, customType, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

export const documentVersions = pgTable('document_versions', {
  id: text('id').$type<VersionId>().primaryKey(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  kind: text('kind').$type<VersionKind>().notNull(),
  name: text('name'),
  /** null: Dailies itself. */
  madeBy: text('made_by').$type<UserId>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  schema: integer('schema').notNull(),
  epoch: integer('epoch').notNull(),
  coversSeq: bigint('covers_seq', { mode: 'bigint' }).notNull(),
  nodeCount: integer('node_count').notNull(),
  editors: text('editors').array().$type<UserId[]>().notNull(),
  /** A Yjs update in a zstd frame. */
  state: bytea('state').notNull(),
  sizeBytes: integer('size_bytes').notNull(),
});

export const branches = pgTable('branches', {
  projectId: text('project_id').$type<ProjectId>().primaryKey(),
  branchOf: text('branch_of').$type<ProjectId>().notNull(),
  baseVersion: text('base_version').$type<VersionId>().notNull(),
  mergedAt: timestamp('merged_at', { withTimezone: true }),
});

export const takeProjects = pgTable(
  'take_projects',
  {
    takeId: text('take_id').$type<TakeId>().notNull(),
    projectId: text('project_id').$type<ProjectId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.takeId, table.projectId] })],
);

export const assetProjects = pgTable(
  'asset_projects',
  {
    assetId: text('asset_id').$type<AssetId>().notNull(),
    projectId: text('project_id').$type<ProjectId>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.projectId] })],
);

export const timelineEntries = pgTable(
  'timeline_entries',
  {
    projectId: text('project_id').$type<ProjectId>().notNull(),
    firstSeq: bigint('first_seq', { mode: 'bigint' }).notNull(),
    userId: text('user_id').$type<UserId>(),
    fromAt: timestamp('from_at', { withTimezone: true }).notNull(),
    toAt: timestamp('to_at', { withTimezone: true }).notNull(),
    edits: integer('edits').notNull(),
    /** `SummaryPart[]` (shared/http), parsed when read. */
    summary: jsonb('summary').notNull(),
    nodes: text('nodes').array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.firstSeq] })],
);
