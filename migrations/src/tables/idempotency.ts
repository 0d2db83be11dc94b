import type { UserId } from '@dailies/shared/ids';
import { integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: text('user_id').$type<UserId>().notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    /** HTTP status of the kept answer; 0 while the call is under way. */
    status: integer('status').notNull(),
    response: jsonb('response').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.key] })],
);
