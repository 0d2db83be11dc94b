import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { DailiesError } from '@dailies/shared/errors';
import type { Sql, Tx } from './connect.ts';

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

/** A migration that stands in a database. */
export interface AppliedMigration {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
}

/** The migrations that a database has, in order; none where it was never migrated. */
export async function appliedMigrations(sql: Sql | Tx): Promise<AppliedMigration[]> {
  const [table] = await sql`SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'dailies_migrations'`;
  if (table === undefined) return [];
  return sql<AppliedMigration[]>`SELECT id, name, sha256 FROM dailies_migrations ORDER BY id`;
}

/** Throws `conflict` where what was applied is newer than this code, or not what this code knows. */
export async function checkMigrations(applied: readonly AppliedMigration[], what: string): Promise<void> {
  const migrations = await readMigrations();
  for (const row of applied) {
    const known = migrations.find((migration) => migration.id === row.id);
    if (known === undefined) {
      throw new DailiesError(
        'conflict',
        `${what} is newer than this version of Dailies (it has migration "${row.name}"). Start the newer version.`,
      );
    }
    if (known.sha256 !== row.sha256) {
      throw new DailiesError(
        'conflict',
        `Migration "${row.name}" is not the one that ${what.charAt(0).toLowerCase()}${what.slice(1)} was made with. Start the version that made it.`,
      );
    }
  }
}

/**
 * Applies what is missing, within a transaction: everything, or only the migrations of these ids. Returns
 * the names. Throws as `migrate` does.
 */
export async function applyMigrations(tx: Tx, only?: ReadonlySet<number>): Promise<string[]> {
  await tx`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`;
  await tx`CREATE TABLE IF NOT EXISTS dailies_migrations (
    id integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;
  const rows = await appliedMigrations(tx);
  await checkMigrations(rows, 'The database');
  const present = new Set(rows.map(({ id }) => id));
  const applied: string[] = [];
  for (const { id, name, sha256, text } of await readMigrations()) {
    if (present.has(id) || only?.has(id) === false) continue;
    await tx.unsafe(text);
    await tx`INSERT INTO dailies_migrations (id, name, sha256) VALUES (${id}, ${name}, ${sha256})`;
    applied.push(name);
  }
  return applied;
}

/**
 * Brings the database forward to this code's schema, in one transaction. Returns the names that
 * were applied. Throws `conflict` where the database is newer than the code or where an applied
 * migration was edited since: both mean that this code must not write there.
 */
export const migrate = (sql: Sql): Promise<string[]> => sql.begin((tx) => applyMigrations(tx));
