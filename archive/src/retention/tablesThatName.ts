import type { Sql, Tx } from '@dailies/migrations';

/** A table of which every row may name a file. */
export interface NamingTable {
  readonly name: string;
  /** Columns that hold text of any form. */
  readonly texts: readonly string[];
  /** Columns that hold bytes: updates and states of documents. */
  readonly bytes: readonly string[];
}

/**
 * Tables that know of a file without anybody wanting it for that: the list of files, who may read them,
 * what is made of them, and the marks of the collection itself. Every other table counts, so that one
 * that is new keeps what it names without being listed anywhere.
 */
const LEDGERS: readonly string[] = [
  'media',
  'project_media',
  'derivatives',
  'derivative_plans',
  'media_marks',
  'media_collections',
  'dailies_migrations',
];

const BYTES = 'bytea';
/** Of these types no value is as long as a hash, or written in hex digits that are one. */
const NEVER = ['bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'timestamptz', 'timestamp', 'date'];

export async function tablesThatName(sql: Sql | Tx): Promise<NamingTable[]> {
  const columns = await sql<{ table: string; column: string; type: string }[]>`
    SELECT class.relname AS table, attribute.attname AS column, type.typname AS type
    FROM pg_class AS class
    JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
    JOIN pg_type AS type ON type.oid = attribute.atttypid
    WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p')
      AND attribute.attnum > 0 AND NOT attribute.attisdropped
    ORDER BY class.relname, attribute.attnum`;
  const tables = new Map<string, { texts: string[]; bytes: string[] }>();
  for (const { table, column, type } of columns) {
    if (LEDGERS.includes(table) || NEVER.includes(type)) continue;
    const found = tables.get(table) ?? { texts: [], bytes: [] };
    tables.set(table, found);
    (type === BYTES ? found.bytes : found.texts).push(column);
  }
  return [...tables].map(([name, found]) => ({ name, ...found }));
}
