import { createHash } from 'node:crypto';

const NEWLINE = 10;
const MODULUS = 1n << 128n;

/** Lines of COPY's text form, whole, whatever the chunks. */
export async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  for await (const chunk of content) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, at)) {
      held.push(bytes.subarray(at, end));
      yield held.length === 1 && held[0] !== undefined ? held[0] : Buffer.concat(held);
      held = [];
      at = end + 1;
    }
    if (at < bytes.length) held.push(bytes.subarray(at));
  }
}

/** Rows without an order: how many, and the sum of their hashes, which one row more, less or other changes. */
export class RowSet {
  #rows = 0;
  #sum = 0n;

  add(line: Uint8Array): void {
    this.#rows += 1;
    const hash = createHash('sha256').update(line).digest();
    this.#sum = (this.#sum + BigInt(`0x${hash.toString('hex', 0, 16)}`)) % MODULUS;
  }

  get rows(): number {
    return this.#rows;
  }

  equals(other: RowSet): boolean {
    return this.#rows === other.#rows && this.#sum === other.#sum;
  }
}
