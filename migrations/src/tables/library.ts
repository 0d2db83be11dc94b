import type { AssetKind, AssetMediaRole } from '@dailies/shared/assets';
import type { AssetId, ProjectId, RunId, UserId } from '@dailies/shared/ids';
import type { Sha256 } from '@dailies/shared/media';
import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const assets = pgTable('assets', {
  id: text('id').$type<AssetId>().primaryKey(),
  /** null: the studio's. */
  projectId: text('project_id').$type<ProjectId>(),
  kind: text('kind').$type<AssetKind>().notNull(),
  /** Words, as a list of JSON. */
  tags: jsonb('tags').$type<string[]>().notNull().default([]),
  /** null: it is offered. */
  archivedAt: timestamp('archived_at', { withTimezone: true }),
  createdBy: text('created_by').$type<UserId>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

export const assetVersions = pgTable(
  'asset_versions',
  {
    assetId: text('asset_id').$type<AssetId>().notNull(),
    version: integer('version').notNull(),
    /** `AssetContent` (shared/assets), parsed when read. */
    content: jsonb('content').notNull(),
    createdBy: text('created_by').$type<UserId>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** The run that trained what this version has more; null: a person wrote it. */
    runId: text('run_id').$type<RunId>().unique(),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.version] })],
);

export const assetMedia = pgTable(
  'asset_media',
  {
    assetId: text('asset_id').$type<AssetId>().notNull(),
    version: integer('version').notNull(),
    sha256: text('sha256').$type<Sha256>().notNull(),
    role: text('role').$type<AssetMediaRole>().notNull(),
    isOpened: boolean('is_opened').notNull(),
  },
  (table) => [primaryKey({ columns: [table.assetId, table.version, table.role, table.sha256] })],
);

export const media = pgTable('media', {
  sha256: text('sha256').$type<Sha256>().primaryKey(),
  mediaType: text('media_type').notNull(),
  sizeBytes: bigint('size_bytes', { mode: 'number' }).notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
});

export const projectMedia = pgTable(
  'project_media',
  {
    projectId: text('project_id').$type<ProjectId>().notNull(),
    sha256: text('sha256').$type<Sha256>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.sha256] })],
);
