import type { Sql, Tx } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';

export interface Table {
  readonly name: string;
  /** Those that are stored; a generated one comes by itself. */
  readonly columns: readonly string[];
}

/**
 * Tables that a backup leaves out: signed-in sessions, access tokens and links under way, which would let a copy of the
 * archive in; the list of migrations, which stands in the header; what is made of media, which is made again;
 * and which files nothing names, which is found anew.
 */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'session',
  'access_tokens',
  'verification',
  'dailies_migrations',
  'derivatives',
  'derivative_plans',
  'media_marks',
  'media_collections',
]);

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Sorts so that each table comes after those that it refers to. Throws where two refer to each other. */
function afterWhatTheyNeed(tables: readonly Table[], needs: ReadonlyMap<string, ReadonlySet<string>>): Table[] {
  const sorted: Table[] = [];
  const done = new Set<string>();
  let waiting = [...tables];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ name }) => [...(needs.get(name) ?? [])].every((other) => done.has(other)));
    if (ready.length === 0) {
      throw new DailiesError(
        'internal',
        `These tables refer to each other: ${waiting.map(({ name }) => name).join(', ')}.`,
      );
    }
    for (const table of ready) {
      sorted.push(table);
      done.add(table.name);
    }
    waiting = waiting.filter(({ name }) => !done.has(name));
  }
  return sorted;
}

/** Every table that a backup holds, each after those that it refers to. One that is new is in by itself. */
export async function listTables(sql: Sql | Tx): Promise<Table[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    SELECT class.relname AS table, attribute.attname AS column
    FROM pg_class AS class
    JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'r'
      AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = ''
    ORDER BY class.relname, attribute.attnum`;
  const references = await sql<{ table: string; needed: string }[]>`
    SELECT class.relname AS table, needed.relname AS needed
    FROM pg_constraint AS reference
    JOIN pg_class AS class ON class.oid = reference.conrelid
    JOIN pg_class AS needed ON needed.oid = reference.confrelid
    WHERE reference.contype = 'f' AND class.oid <> needed.oid
      AND class.relnamespace = 'public'::regnamespace`;
  const byName = new Map<string, string[]>();
  for (const { table, column } of columns) {
    if (!LEFT_OUT.has(table)) byName.set(table, [...(byName.get(table) ?? []), column]);
  }
  const needs = new Map<string, Set<string>>();
  for (const { table, needed } of references) {
    if (byName.has(needed)) needs.set(table, (needs.get(table) ?? new Set()).add(needed));
  }
  return afterWhatTheyNeed(
    [...byName].map(([name, own]) => ({ name, columns: own })),
    needs,
  );
}

/** `("id", "name")`. */
export const columnList = (columns: readonly string[]): string => `(${columns.map(quoted).join(', ')})`;
