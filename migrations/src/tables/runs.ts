import type { NodeId, ProjectId, RequestId, RunId, TakeId, UserId } from '@dailies/shared/ids';
import { RUN_STATES } from '@dailies/shared/runs';
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

// The JSON columns are `unknown`: what comes out is parsed with the schema that its SQL names.

export const pipelines = pgTable(
  'pipelines',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    definition: jsonb('definition').notNull(),
    enabled: boolean('enabled').notNull().default(true),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
);

export const runState = pgEnum('run_state', RUN_STATES);

export const runs = pgTable('runs', {
  id: text('id').$type<RunId>().primaryKey(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  requestId: text('request_id').$type<RequestId>().notNull(),
  nodeId: text('node_id').$type<NodeId>().notNull(),
  variation: integer('variation').notNull(),
  state: runState('state').notNull(),
  priority: integer('priority').notNull().default(100),
  requestedBy: text('requested_by').$type<UserId>().notNull(),
  requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
  spec: jsonb('spec'),
  recipeHash: text('recipe_hash'),
  seed: bigint('seed', { mode: 'number' }),
  attempt: integer('attempt').notNull().default(0),
  maxAttempts: integer('max_attempts').notNull().default(5),
  claimedBy: text('claimed_by'),
  cancelRequested: boolean('cancel_requested').notNull().default(false),
  fraction: real('fraction').notNull().default(0),
  phase: text('phase'),
  traceparent: text('traceparent'),
  pipeline: text('pipeline'),
  executor: text('executor'),
  backend: text('backend'),
  fallback: text('fallback'),
  stalls: integer('stalls').notNull().default(0),
  avoid: jsonb('avoid').notNull().default({}),
  spentSeconds: real('spent_seconds').notNull().default(0),
  runSeconds: real('run_seconds'),
  gpuSeconds: real('gpu_seconds'),
  costMicros: bigint('cost_micros', { mode: 'number' }),
  expectedCostMicros: bigint('expected_cost_micros', { mode: 'number' }),
  log: text('log'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  startedAt: timestamp('started_at', { withTimezone: true }),
  progressedAt: timestamp('progressed_at', { withTimezone: true }),
  endedAt: timestamp('ended_at', { withTimezone: true }),
});

export const runOutcomes = pgTable('run_outcomes', {
  runId: text('run_id').$type<RunId>().primaryKey(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  outcome: jsonb('outcome').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  appliedAt: timestamp('applied_at', { withTimezone: true }),
});

export const takes = pgTable('takes', {
  id: text('id').$type<TakeId>().primaryKey(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  nodeId: text('node_id').$type<NodeId>().notNull(),
  runId: text('run_id').$type<RunId>().notNull(),
  recipeHash: text('recipe_hash').notNull(),
  seed: bigint('seed', { mode: 'number' }).notNull(),
  recipe: jsonb('recipe').notNull(),
  outcome: jsonb('outcome').notNull(),
  madeBy: text('made_by').$type<UserId>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  reusedFrom: text('reused_from').$type<TakeId>(),
});
