import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Writable } from 'node:stream';
import type { Tx } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import { columnList, quoted } from './tables.ts';

const written = (rows: Writable, chunk: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    rows.write(chunk, (error) => (error == null ? resolve() : reject(error)));
  });

/**
 * Fills a table with what `copyOut` gave. Throws where the database refuses a row.
 *
 * A refusal that comes at the very end (a key that is missing elsewhere) is swallowed by postgres.js, which
 * waits for ever: hence the question after it, which fails in a transaction that has failed. Each write is
 * waited for, so that the end is sent in the turn in which it is said.
 */
export async function copyIn(
  tx: Tx,
  table: string,
  columns: readonly string[],
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const refused = (cause: unknown): DailiesError =>
    new DailiesError(
      'storage',
      `The table ${table} could not be restored: PostgreSQL refused a row of it, and its log says why.`,
      { cause },
    );
  const rows: Writable = await tx.unsafe(`COPY ${quoted(table)} ${columnList(columns)} FROM STDIN`).writable();
  rows.on('error', () => {});
  try {
    for await (const chunk of content) {
      await written(rows, chunk).catch((error: unknown) => {
        throw refused(error);
      });
    }
  } catch (error) {
    // Takes the connection out of the copy, so that the transaction can be rolled back.
    rows.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  rows.end();
  await nextTurn();
  await tx`SELECT 1`.catch((error: unknown) => {
    throw refused(error);
  });
}
