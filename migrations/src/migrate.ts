import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DailiesError } from '@dailies/shared/errors';
import type { Sql } from './connect.ts';

const SQL_FOLDER = new URL('../sql/', import.meta.url);
/** Any constant: the advisory lock that makes two starts migrate one after the other. */
const MIGRATION_LOCK = 4_820_711;

interface Migration {
  readonly id: number;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(SQL_FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, SQL_FOLDER), 'utf8');
      return { id: Number.parseInt(name, 10), name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/**
 * Brings the database forward to this code's schema, in one transaction. Returns the names that
 * were applied. Throws `conflict` where the database is newer than the code or where an applied
 * migration was edited since: both mean that this code must not write there.
 */
export async function migrate(sql: Sql): Promise<string[]> {
  const migrations = await readMigrations();
  return sql.begin(async (tx) => {
    await tx`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await tx`CREATE TABLE IF NOT EXISTS dailies_migrations (
      id integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;
    const rows = await tx<{ id: number; name: string; sha256: string }[]>`
      SELECT id, name, sha256 FROM dailies_migrations ORDER BY id`;
    for (const row of rows) {
      const known = migrations.find((migration) => migration.id === row.id);
      if (known === undefined) {
        throw new DailiesError(
          'conflict',
          `The database is newer than this version of Dailies (it has migration "${row.name}"). Start the newer version.`,
        );
      }
      if (known.sha256 !== row.sha256) {
        throw new DailiesError(
          'conflict',
          `Migration "${row.name}" is not the one that this database was made with. Start the version that made it.`,
        );
      }
    }
    const applied: string[] = [];
    for (const migration of migrations.slice(rows.length)) {
      await tx.unsafe(migration.text);
      await tx`INSERT INTO dailies_migrations (id, name, sha256)
        VALUES (${migration.id}, ${migration.name}, ${migration.sha256})`;
      applied.push(migration.name);
    }
    return applied;
  });
}
