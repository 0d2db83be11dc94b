import type { DerivativeKind, DerivativeState, Sha256 } from '@dailies/shared/media';
import { bigint, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

export const derivatives = pgTable(
  'derivatives',
  {
    source: text('source').$type<Sha256>().notNull(),
    kind: text('kind').$type<DerivativeKind>().notNull(),
    version: integer('version').notNull(),
    state: text('state').$type<DerivativeState>().notNull().default('waiting'),
    blob: text('blob').$type<Sha256>(),
    mediaType: text('media_type'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    /** `DerivativeDetails` (shared/http), parsed when read. */
    details: jsonb('details').notNull().default({}),
    error: text('error'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.source, table.kind, table.version] })],
);
