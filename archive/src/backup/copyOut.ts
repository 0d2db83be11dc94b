import type { Sql, Tx } from '@dailies/migrations';
import { columnList, quoted } from './tables.ts';

/** A table's rows in PostgreSQL's text form of COPY: exact for every type, and the same in every version. */
export async function* copyOut(sql: Sql | Tx, table: string, columns: readonly string[]): AsyncGenerator<Buffer> {
  const rows: AsyncIterable<Buffer> = await sql
    .unsafe(`COPY ${quoted(table)} ${columnList(columns)} TO STDOUT`)
    .readable();
  yield* rows;
}
