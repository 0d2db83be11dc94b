import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Sql } from '../connect.ts';

/** The migrated database that others are copied from. Nobody may stay connected to it. */
export const TEMPLATE = 'dailies_template';

const LEAVE_MS = 500;
const POLL_MS = 20;

/** Whoever has said goodbye is about to leave; a client that is thrown out while it leaves throws in its turn. */
async function lastLeft(server: Sql, database: string): Promise<void> {
  const until = performance.now() + LEAVE_MS;
  while (performance.now() < until) {
    const here = await server`SELECT FROM pg_stat_activity WHERE datname = ${database} LIMIT 1`;
    if (here.length === 0) return;
    await sleep(POLL_MS);
  }
}

export interface TestDatabase {
  readonly url: string;
  /** A pool of 10 connections; `drop` ends it. */
  readonly sql: Sql;
  /** Ends every connection to it, one's own pool among them, and deletes it. */
  drop(): Promise<void>;
}

/** Copies the template on the test server whose maintenance database is at `serverUrl`. Takes 20 ms. */
export async function createDatabaseOn(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = connect(serverUrl, { max: 1, applicationName: 'test setup' });
  try {
    await server`CREATE DATABASE ${server(name)} TEMPLATE ${server(TEMPLATE)} STRATEGY FILE_COPY`;
  } finally {
    await server.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const sql = connect(url.href, { applicationName: 'test' });
  return {
    url: url.href,
    sql,
    drop: async () => {
      await sql.end({ timeout: 1 });
      const again = connect(serverUrl, { max: 1, applicationName: 'test setup' });
      await lastLeft(again, name);
      await again`DROP DATABASE IF EXISTS ${again(name)} WITH (FORCE)`;
      await again.end();
    },
  };
}
