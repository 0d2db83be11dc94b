import { connect } from '@dailies/migrations';
import * as tables from '@dailies/migrations/tables';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';

export type Database = PostgresJsDatabase<typeof tables>;
/** The database, or a transaction of it. */
export type Queryable = Pick<
  Database,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute' | '$count'
>;

export interface OpenedDatabase {
  readonly db: Database;
  readonly close: () => Promise<void>;
}

/**
 * Drizzle over a pool of its own: it replaces the pool's parsers of dates and JSON, which plain
 * postgres.js queries of the same pool would trip over.
 */
export function openDatabase(databaseUrl: string, maxConnections = 10): OpenedDatabase {
  const sql = connect(databaseUrl, { applicationName: 'dailies-api', max: maxConnections });
  return { db: drizzle(sql, { schema: tables }), close: () => sql.end({ timeout: 5 }) };
}
