import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Tx } from '@dailies/migrations';
import { addNamedHashes } from '@dailies/shared/media/retention';
import { quoted } from '../backup/tables.ts';
import type { NamingTable } from './tablesThatName.ts';

const decompress = promisify(zstdDecompress);
const encoder = new TextEncoder();

const ROWS_AT_ONCE = 100;
/** A packed update (`packedUpdate`) and a packed state of a version begin so, after a mark of three bytes or at once. */
const ZSTD = Buffer.from('28b52ffd', 'hex');
const MARK_BYTES = 3;
const MAX_UNPACKED_BYTES = 1_024 ** 3;

/** What a value of bytes says, packed or not. Throws where it cannot be read: then nothing is proved. */
async function readable(bytes: Buffer): Promise<Uint8Array> {
  for (const at of [0, MARK_BYTES]) {
    if (bytes.subarray(at, at + ZSTD.length).equals(ZSTD)) {
      return decompress(bytes.subarray(at), { maxOutputLength: MAX_UNPACKED_BYTES });
    }
  }
  return bytes;
}

interface Row {
  readonly text: string | null;
  readonly [bytes: `bytes${number}`]: Buffer | null;
}

/** Adds what the rows of a table name; with `since` only rows written by that transaction or a later one. */
export async function addNamedOf(
  tx: Tx,
  { name, texts, bytes }: NamingTable,
  known: ReadonlySet<string>,
  found: Set<string>,
  since?: string,
): Promise<void> {
  // An array is written with its elements side by side, JSON with its keys: whatever the form, a hash in it is plain.
  const text = texts.length === 0 ? 'NULL' : `concat_ws(' ', ${texts.map((one) => `${quoted(one)}::text`).join(', ')})`;
  const columns = [`${text} AS text`, ...bytes.map((one, index) => `${quoted(one)} AS bytes${index}`)];
  const where = since === undefined ? '' : `WHERE age(xmin) <= age('${since}'::xid)`;
  const rows = tx.unsafe<Row[]>(`SELECT ${columns.join(', ')} FROM ${quoted(name)} ${where}`).cursor(ROWS_AT_ONCE);
  for await (const batch of rows) {
    for (const row of batch) {
      if (row.text !== null) addNamedHashes(encoder.encode(row.text), known, found);
      for (let index = 0; index < bytes.length; index += 1) {
        const value = row[`bytes${index}`];
        if (value == null) continue;
        addNamedHashes(value, known, found);
        addNamedHashes(await readable(value), known, found);
      }
    }
  }
}
