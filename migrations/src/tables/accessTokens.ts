import type { TokenScope } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const accessTokens = pgTable('access_tokens', {
  id: text('id').primaryKey(),
  userId: text('user_id').$type<UserId>().notNull(),
  name: text('name').notNull(),
  /** SHA-256 of the token. */
  hash: text('hash').notNull().unique(),
  lastFour: text('last_four').notNull(),
  scopes: jsonb('scopes').$type<TokenScope[]>().notNull(),
  /** null: every project that its person is a member of. */
  projects: jsonb('projects').$type<ProjectId[]>(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
  /** To within some minutes; null: never. */
  lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
});
