import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { Json } from '@dailies/shared/ids';
import { FRAME, FRAME_HEAD_BYTES, type FrameKind, MAGIC, PIECE_BYTES } from './frames.ts';

const pack = promisify(deflateRaw);

/** One named content of an archive. `pack`: shrink it, for what is not packed by nature, as pictures are. */
export interface WrittenEntry {
  readonly name: string;
  /** What is known of it before its content. */
  readonly info: Json;
  readonly pack: boolean;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

function frame(kind: FrameKind, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUInt8(kind, 0);
  head.writeUInt32BE(payload.length, 1);
  return Buffer.concat([head, payload]);
}

const jsonFrame = (kind: FrameKind, value: Json): Buffer => frame(kind, Buffer.from(JSON.stringify(value)));

/** The same bytes in pieces of `PIECE_BYTES`, the last one shorter. */
async function* pieces(content: WrittenEntry['content']): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const chunk of content) {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes < PIECE_BYTES) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    for (; all.length - at >= PIECE_BYTES; at += PIECE_BYTES) yield all.subarray(at, at + PIECE_BYTES);
    waiting = at < all.length ? [all.subarray(at)] : [];
    waitingBytes = all.length - at;
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting);
}

async function* entryFrames({ name, info, pack: isPacked, content }: WrittenEntry): AsyncGenerator<Buffer> {
  yield jsonFrame(FRAME.entry, { name, info });
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces(content)) {
    hash.update(piece);
    bytes += piece.length;
    yield isPacked ? frame(FRAME.packed, await pack(piece)) : frame(FRAME.stored, piece);
  }
  yield jsonFrame(FRAME.end, { bytes, sha256: hash.digest('hex') });
}

/**
 * An archive as a stream of bytes, made while it is read: nothing is held but one piece. Entries are
 * asked for one after the other, each once the one before it has been read to its end. An error of an
 * entry's content is rethrown; the archive then lacks its trailer, and no reader takes it.
 */
export async function* writeArchive(
  header: Json,
  entries: AsyncIterable<WrittenEntry> | Iterable<WrittenEntry>,
): AsyncGenerator<Uint8Array> {
  const whole = createHash('sha256');
  const hashed = <T extends Uint8Array>(bytes: T): T => {
    whole.update(bytes);
    return bytes;
  };
  yield hashed(MAGIC);
  yield hashed(jsonFrame(FRAME.header, header));
  let count = 0;
  for await (const entry of entries) {
    count += 1;
    for await (const bytes of entryFrames(entry)) yield hashed(bytes);
  }
  yield jsonFrame(FRAME.trailer, { entries: count, sha256: whole.digest('hex') });
}
