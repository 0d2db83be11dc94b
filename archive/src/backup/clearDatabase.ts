import type { Sql, Tx } from '@dailies/migrations';
import { quoted } from './tables.ts';

/** Whether anybody has an account in this database, or any project stands in it. */
export async function isInUse(sql: Sql | Tx): Promise<boolean> {
  for (const table of ['user', 'projects']) {
    const [there] = await sql`SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = ${table}`;
    if (there === undefined) continue;
    const [row] = await sql`SELECT 1 FROM ${sql(table)} LIMIT 1`;
    if (row !== undefined) return true;
  }
  return false;
}

/** Programs of Dailies that are connected to this database, by the names that they give themselves. */
export async function connectedPrograms(sql: Sql | Tx): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    SELECT DISTINCT application_name AS name FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND application_name ~ '^dailies-(sync-server|api|owner|job-runner)' ORDER BY 1`;
  return rows.map(({ name }) => name);
}

/**
 * Removes all that is Dailies' from the database, its queue of jobs too, so that its schema can be made
 * anew. The schema `public` itself stays: it may belong to somebody else.
 */
export async function clearDatabase(tx: Tx): Promise<void> {
  await tx`DROP SCHEMA IF EXISTS graphile_worker CASCADE`;
  // What an extension brought is left alone.
  const own = (kind: string, catalogue: string) => `NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE classid = '${catalogue}'::regclass AND objid = ${kind}.oid AND deptype = 'e')`;
  const tables = await tx.unsafe<{ name: string }[]>(`
    SELECT relname AS name FROM pg_class AS class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND ${own('class', 'pg_class')}`);
  for (const { name } of tables) await tx.unsafe(`DROP TABLE IF EXISTS public.${quoted(name)} CASCADE`);
  const types = await tx.unsafe<{ name: string }[]>(`
    SELECT typname AS name FROM pg_type AS type
    WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd') AND ${own('type', 'pg_type')}`);
  for (const { name } of types) await tx.unsafe(`DROP TYPE IF EXISTS public.${quoted(name)} CASCADE`);
  const functions = await tx.unsafe<{ signature: string }[]>(`
    SELECT oid::regprocedure::text AS signature FROM pg_proc AS function
    WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND ${own('function', 'pg_proc')}`);
  for (const { signature } of functions) await tx.unsafe(`DROP FUNCTION IF EXISTS ${signature} CASCADE`);
}
