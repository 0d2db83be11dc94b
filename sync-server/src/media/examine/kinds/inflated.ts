import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { DailiesError } from '@dailies/shared/errors';
import { damaged } from '../Examined.ts';
import type { FileWindow } from '../FileWindow.ts';

const ZSTD = 0xfd2fb528;
/** Frames of anything else among those of Zstandard, such as Blender's table of where they are. */
const SKIPPED = /^184d2a5[\da-f]$/;
/** However much a file unpacks to, no more of it is looked at. */
const INFLATED_MAX_BYTES = 16 * 1_024 ** 3;

const WHAT = 'a compressed Blender file';

interface Part {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

/** Where a frame ends: behind its header, its blocks and its checksum (RFC 8878, 3.1.1). */
function endOfFrame(file: FileWindow, from: number): number {
  const bytes = (at: number, length: number): Buffer => {
    const read = file.read(at, length);
    if (read === undefined) throw damaged(WHAT);
    return read;
  };
  const descriptor = bytes(from + 4, 1).readUInt8();
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(isSingle) : 1 << sizeFlag;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let at = from + 5 + (isSingle ? 0 : 1) + dictionaryBytes + sizeBytes;
  for (let isLast = false; !isLast;) {
    const head = bytes(at, 3).readUIntLE(0, 3);
    isLast = (head & 1) !== 0;
    const type = (head >> 1) & 3;
    if (type === 3) throw damaged(WHAT);
    // One byte stands for a whole block of it.
    at += 3 + (type === 1 ? 1 : head >> 3);
  }
  return at + ((descriptor & 4) === 0 ? 0 : 4);
}

/** The frames that hold something, in order: Node's reader goes on to no second one. */
function* framesOf(file: FileWindow): Generator<Part> {
  for (let at = 0; at < file.sizeBytes;) {
    const magic = file.read(at, 4)?.readUInt32LE() ?? 0;
    if (magic === ZSTD) {
      const to = endOfFrame(file, at);
      if (to > file.sizeBytes) throw damaged(WHAT);
      yield { from: at, to };
      at = to;
    } else if (SKIPPED.test(magic.toString(16))) {
      const length = file.read(at + 4, 4)?.readUInt32LE();
      if (length === undefined) throw damaged(WHAT);
      at += 8 + length;
    } else throw damaged(WHAT);
  }
}

async function* unpacked(path: string, { from, to }: Part, unpack: NodeJS.ReadWriteStream): AsyncGenerator<Buffer> {
  const feeding = pipeline(createReadStream(path, { start: from, end: to - 1 }), unpack).catch(() => {});
  try {
    for await (const chunk of unpack) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    throw new DailiesError('unsupported-media', damaged(WHAT).message, { cause: error });
  }
  await feeding;
}

/** What a file holds that Zstandard or gzip compressed, as far as somebody reads on. */
export async function* inflated(path: string, file: FileWindow): AsyncGenerator<Buffer> {
  const isZstd = file.read(0, 4)?.readUInt32LE() === ZSTD;
  const parts = isZstd ? framesOf(file) : [{ from: 0, to: file.sizeBytes }];
  let bytes = 0;
  for (const part of parts) {
    for await (const chunk of unpacked(path, part, isZstd ? createZstdDecompress() : createGunzip())) {
      bytes += chunk.length;
      if (bytes > INFLATED_MAX_BYTES) {
        throw new DailiesError('too-large', 'The file unpacks to more than 16 GB; bring a smaller one.');
      }
      yield chunk;
    }
  }
}
