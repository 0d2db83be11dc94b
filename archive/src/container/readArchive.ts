import { createHash, type Hash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { DailiesError } from '@dailies/shared/errors';
import type { z } from 'zod';
import { ByteReader } from './ByteReader.ts';
import {
  EndFrame,
  EntryFrame,
  FRAME,
  FRAME_HEAD_BYTES,
  LONGEST_FRAME_BYTES,
  MAGIC,
  PIECE_BYTES,
  TrailerFrame,
} from './frames.ts';

const unpack = promisify(inflateRaw);

/** An entry as it is met. What of `content` is not read is passed over, and checked nonetheless. */
export interface ReadEntry {
  readonly name: string;
  readonly info: unknown;
  /** Once. Throws at its end where the bytes are not those that were written. */
  readonly content: AsyncIterable<Uint8Array>;
}

export interface OpenedArchive<Header> {
  readonly header: Header;
  /** Once. Throws at its end where the whole is not what was written. */
  readonly entries: AsyncGenerator<ReadEntry>;
}

interface Frame {
  readonly kind: number;
  readonly payload: Buffer;
}

const damaged = (what: string, options?: ErrorOptions): DailiesError =>
  new DailiesError('invalid-input', `The archive is damaged: ${what}. Take another copy of it.`, options);

function parseJson<S extends z.ZodType>(schema: S, { payload }: Frame, what: string): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(payload.toString('utf8'));
  } catch (error) {
    throw damaged(`${what} cannot be read`, { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw damaged(`${what} is not understood`, { cause: parsed.error });
  return parsed.data;
}

/** The frames of an archive, and the hash of all that was read. */
class FrameReader {
  readonly #bytes: ByteReader;
  readonly #whole: Hash = createHash('sha256');

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = new ByteReader(bytes);
  }

  /** Whether the first bytes are those of an archive. */
  async begins(): Promise<boolean> {
    const magic = await this.#bytes.take(MAGIC.length);
    this.#whole.update(magic);
    return magic.equals(MAGIC);
  }

  async next(): Promise<Frame> {
    const head = await this.#bytes.take(FRAME_HEAD_BYTES);
    if (head.length < FRAME_HEAD_BYTES) throw damaged('its end is missing');
    const kind = head.readUInt8(0);
    const length = head.readUInt32BE(1);
    if (length > LONGEST_FRAME_BYTES) throw damaged('a part of it claims to be longer than any is');
    const payload = await this.#bytes.take(length);
    if (payload.length < length) throw damaged('its end is missing');
    // The trailer holds the hash of what stands before it.
    if (kind !== FRAME.trailer) this.#whole.update(head).update(payload);
    return { kind, payload };
  }

  digest(): string {
    return this.#whole.digest('hex');
  }

  async isAtEnd(): Promise<boolean> {
    return (await this.#bytes.take(1)).length === 0;
  }

  close(): Promise<void> {
    return this.#bytes.close();
  }
}

async function pieceOf({ kind, payload }: Frame): Promise<Buffer> {
  if (kind === FRAME.stored) return payload;
  try {
    return await unpack(payload, { maxOutputLength: PIECE_BYTES });
  } catch (error) {
    throw damaged('a part of it cannot be unpacked', { cause: error });
  }
}

async function* contentOf(frames: FrameReader, name: string, ended: () => void): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let bytes = 0;
  for (;;) {
    const next = await frames.next();
    if (next.kind === FRAME.end) {
      const end = parseJson(EndFrame, next, `the end of "${name}"`);
      if (end.bytes !== bytes || end.sha256 !== hash.digest('hex')) throw damaged(`"${name}" is not what was written`);
      ended();
      return;
    }
    if (next.kind !== FRAME.stored && next.kind !== FRAME.packed) throw damaged(`"${name}" is cut short`);
    const piece = await pieceOf(next);
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
}

async function* entriesOf(frames: FrameReader): AsyncGenerator<ReadEntry> {
  try {
    for (let count = 0; ; count += 1) {
      const next = await frames.next();
      if (next.kind === FRAME.trailer) {
        const trailer = parseJson(TrailerFrame, next, 'its end');
        if (trailer.entries !== count || trailer.sha256 !== frames.digest())
          throw damaged('it is not what was written');
        if (!(await frames.isAtEnd())) throw damaged('something follows its end');
        return;
      }
      if (next.kind !== FRAME.entry) throw damaged('its parts are not in order');
      const { name, info } = parseJson(EntryFrame, next, 'the head of an entry');
      let isEnded = false;
      const content = contentOf(frames, name, () => {
        isEnded = true;
      });
      // Given away without its `return`: who stops half way leaves the rest to be passed over here.
      yield { name, info, content: { [Symbol.asyncIterator]: () => ({ next: () => content.next() }) } };
      while (!isEnded) {
        const { done } = await content.next();
        // Its reader met the damage and went on.
        if (done === true && !isEnded) throw damaged(`"${name}" is not what was written`);
      }
    }
  } finally {
    await frames.close();
  }
}

/**
 * Opens an archive that comes as a stream; one piece of it is in memory at a time. Throws
 * `invalid-input` where it is not one, is none of the kind that `Header` describes, or is damaged or cut
 * short, and that at the latest when its entries have been read to the end: what must not act on half
 * an archive reads it once to check it first (`checkArchive`).
 */
export async function readArchive<S extends z.ZodType>(
  bytes: AsyncIterable<Uint8Array>,
  Header: S,
  what: string,
): Promise<OpenedArchive<z.output<S>>> {
  const frames = new FrameReader(bytes);
  try {
    if (!(await frames.begins())) throw new DailiesError('invalid-input', `This file is not ${what}; choose another.`);
    const first = await frames.next();
    if (first.kind !== FRAME.header) throw damaged('it has no head');
    let value: unknown;
    try {
      value = JSON.parse(first.payload.toString('utf8'));
    } catch (error) {
      throw damaged('its head cannot be read', { cause: error });
    }
    const header = Header.safeParse(value);
    if (!header.success) {
      throw new DailiesError('invalid-input', `This file is not ${what} that this version of Dailies reads.`, {
        cause: header.error,
      });
    }
    return { header: header.data, entries: entriesOf(frames) };
  } catch (error) {
    await frames.close();
    throw error;
  }
}

/** Reads an archive to its end and answers its header: nothing in it is damaged or missing. */
export async function checkArchive<S extends z.ZodType>(
  bytes: AsyncIterable<Uint8Array>,
  Header: S,
  what: string,
): Promise<z.output<S>> {
  const { header, entries } = await readArchive(bytes, Header, what);
  for await (const entry of entries) void entry;
  return header;
}
