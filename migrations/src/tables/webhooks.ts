import type { DeliveryState, WebhookEvent } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { boolean, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const webhooks = pgTable('webhooks', {
  id: text('id').primaryKey(),
  projectId: text('project_id').$type<ProjectId>().notNull(),
  url: text('url').notNull(),
  events: jsonb('events').$type<WebhookEvent[]>().notNull(),
  /** Encrypted. */
  secret: text('secret').notNull(),
  previousSecret: text('previous_secret'),
  previousUntil: timestamp('previous_until', { withTimezone: true }),
  createdBy: text('created_by').$type<UserId>().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  enabled: boolean('enabled').notNull().default(true),
  disabledWhy: text('disabled_why'),
  failingSince: timestamp('failing_since', { withTimezone: true }),
});

export const webhookDeliveries = pgTable('webhook_deliveries', {
  id: text('id').primaryKey(),
  webhookId: text('webhook_id').notNull(),
  messageId: text('message_id').notNull(),
  type: text('type').$type<WebhookEvent | 'test'>().notNull(),
  body: text('body').notNull(),
  state: text('state').$type<DeliveryState>().notNull().default('waiting'),
  attempts: integer('attempts').notNull().default(0),
  status: integer('status'),
  answer: text('answer'),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  lastAt: timestamp('last_at', { withTimezone: true }),
});
