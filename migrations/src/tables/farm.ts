import type { BackendId, BackendMode } from '@dailies/shared/farm';
import type { ProjectId } from '@dailies/shared/ids';
import { bigint, boolean, integer, jsonb, pgTable, real, text, timestamp } from 'drizzle-orm/pg-core';

export const backends = pgTable('backends', {
  id: text('id').$type<BackendId>().primaryKey(),
  definition: jsonb('definition').notNull(),
  /** Encrypted. */
  credential: text('credential'),
  mode: text('mode').$type<BackendMode>().notNull().default('active'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  changedAt: timestamp('changed_at', { withTimezone: true }).notNull().defaultNow(),
});

export const backendStates = pgTable('backend_states', {
  backendId: text('backend_id').$type<BackendId>().primaryKey(),
  askedAt: timestamp('asked_at', { withTimezone: true }).notNull(),
  probe: jsonb('probe'),
  answeredAt: timestamp('answered_at', { withTimezone: true }),
  problem: text('problem'),
  failures: integer('failures').notNull().default(0),
  retryAt: timestamp('retry_at', { withTimezone: true }),
});

export const farmSettings = pgTable('farm_settings', {
  single: boolean('single').primaryKey().default(true),
  paused: boolean('paused').notNull().default(false),
  turns: jsonb('turns').notNull().default({}),
});

export const projectShares = pgTable('project_shares', {
  projectId: text('project_id').$type<ProjectId>().primaryKey(),
  weight: real('weight').notNull().default(1),
  monthGpuSeconds: bigint('month_gpu_seconds', { mode: 'number' }),
  monthCostMicros: bigint('month_cost_micros', { mode: 'number' }),
});
