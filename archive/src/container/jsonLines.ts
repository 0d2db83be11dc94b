import { DailiesError } from '@dailies/shared/errors';
import type { z } from 'zod';

/** Values as content of an entry, a line of JSON each. */
export async function* jsonLines(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const value of values) yield Buffer.from(`${JSON.stringify(value)}\n`);
}

const NEWLINE = 10;

const notUnderstood = (what: string, cause: unknown): DailiesError =>
  new DailiesError('invalid-input', `The file holds ${what} that cannot be understood; export the project anew.`, {
    cause,
  });

function parsed<S extends z.ZodType>(Schema: S, line: Buffer, what: string): z.output<S> {
  try {
    return Schema.parse(JSON.parse(line.toString('utf8')));
  } catch (error) {
    // Also of nesting that is too deep for the stack.
    throw notUnderstood(what, error);
  }
}

/** Reads what `jsonLines` wrote. Throws `too-large` at a line longer than `maxLineBytes`. */
export async function* readJsonLines<S extends z.ZodType>(
  content: AsyncIterable<Uint8Array>,
  Schema: S,
  { what, maxLineBytes }: { readonly what: string; readonly maxLineBytes: number },
): AsyncGenerator<z.output<S>> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, at)) {
      yield parsed(Schema, Buffer.concat([...held, bytes.subarray(at, end)]), what);
      held = [];
      heldBytes = 0;
      at = end + 1;
    }
    if (at === bytes.length) continue;
    held.push(bytes.subarray(at));
    heldBytes += bytes.length - at;
    if (heldBytes > maxLineBytes) {
      throw new DailiesError('too-large', `The file holds ${what} of more than ${maxLineBytes} bytes.`);
    }
  }
  if (heldBytes > 0) throw notUnderstood(what, undefined);
}

/** A content that is one JSON value. Throws `too-large` past `maxBytes`. */
export async function readJson<S extends z.ZodType>(
  content: AsyncIterable<Uint8Array>,
  Schema: S,
  { what, maxBytes }: { readonly what: string; readonly maxBytes: number },
): Promise<z.output<S>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new DailiesError('too-large', `The file holds ${what} of more than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return parsed(Schema, Buffer.concat(chunks), what);
}
