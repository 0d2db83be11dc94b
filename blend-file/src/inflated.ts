import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { DailiesError } from '@dailies/shared/errors';
import type { Bytes } from './Bytes.ts';
import { damaged } from './damaged.ts';

const ZSTD = 0xfd2fb528;
/** Blender compressed by it until version 2.92. */
const GZIP = 0x8b1f;
/** Frames of anything else among those of Zstandard, such as Blender's table of where they are. */
const SKIPPED = /^184d2a5[\da-f]$/;
/** However much a file unpacks to, no more of it is looked at. */
const INFLATED_MAX_BYTES = 16 * 1_024 ** 3;

interface Part {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

async function bytesOf(file: Bytes, at: number, length: number): Promise<Buffer> {
  const read = await file.read(at, length);
  if (read === undefined) throw damaged();
  return read;
}

/** Where a frame ends: behind its header, its blocks and its checksum (RFC 8878, 3.1.1). */
async function endOfFrame(file: Bytes, from: number): Promise<number> {
  const descriptor = (await bytesOf(file, from + 4, 1)).readUInt8();
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(isSingle) : 1 << sizeFlag;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let at = from + 5 + (isSingle ? 0 : 1) + dictionaryBytes + sizeBytes;
  for (let isLast = false; !isLast;) {
    const head = (await bytesOf(file, at, 3)).readUIntLE(0, 3);
    isLast = (head & 1) !== 0;
    const type = (head >> 1) & 3;
    if (type === 3) throw damaged();
    // One byte stands for a whole block of it.
    at += 3 + (type === 1 ? 1 : head >> 3);
  }
  return at + ((descriptor & 4) === 0 ? 0 : 4);
}

/** The frames that hold something, in order: Node's reader goes on to no second one. */
async function* framesOf(file: Bytes, sizeBytes: number): AsyncGenerator<Part> {
  for (let at = 0; at < sizeBytes;) {
    const magic = (await bytesOf(file, at, 4)).readUInt32LE();
    if (magic === ZSTD) {
      const to = await endOfFrame(file, at);
      if (to > sizeBytes) throw damaged();
      yield { from: at, to };
      at = to;
    } else if (SKIPPED.test(magic.toString(16))) {
      at += 8 + (await bytesOf(file, at + 4, 4)).readUInt32LE();
    } else throw damaged();
  }
}

async function* unpacked(path: string, { from, to }: Part, unpack: NodeJS.ReadWriteStream): AsyncGenerator<Buffer> {
  const feeding = pipeline(createReadStream(path, { start: from, end: to - 1 }), unpack).catch(() => {});
  try {
    for await (const chunk of unpack) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    throw damaged(error);
  }
  await feeding;
}

/** By a file's first bytes, whether Blender may have compressed it. */
export const isPacked = (head: Buffer): boolean => head.readUInt32LE() === ZSTD || head.readUInt16LE() === GZIP;

/** What a file of so many bytes holds that Zstandard or gzip compressed, as far as somebody reads on. */
export async function* inflated(path: string, file: Bytes, sizeBytes: number): AsyncGenerator<Buffer> {
  const isZstd = (await file.read(0, 4))?.readUInt32LE() === ZSTD;
  const parts = isZstd ? framesOf(file, sizeBytes) : [{ from: 0, to: sizeBytes }];
  let bytes = 0;
  for await (const part of parts) {
    for await (const chunk of unpacked(path, part, isZstd ? createZstdDecompress() : createGunzip())) {
      bytes += chunk.length;
      if (bytes > INFLATED_MAX_BYTES) {
        throw new DailiesError('too-large', 'The file unpacks to more than 16 GB; bring a smaller one.');
      }
      yield chunk;
    }
  }
}
