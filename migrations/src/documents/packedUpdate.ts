import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompressSync } from 'node:zlib';
import * as Y from 'yjs';

/**
 * What a packed value begins with, before Yjs's second form of it in one zstd frame. No update of
 * Yjs's first form begins so: it would say "no clients" in two bytes, and one is all that is ever
 * written. The third byte is the form of what follows.
 */
const MARK = Uint8Array.of(0x80, 0x00, 0x01);
/** Level 12 is within 5 % of the best level for documents, and ten times as fast. */
const LEVEL = 19;
/** No document comes near it: what is larger is damage or an attack. */
const MAX_UNPACKED_BYTES = 1024 * 1024 * 1024;

const compress = promisify(zstdCompress);

/** Whether it lies in a frame with a checksum: then damage is found before any of it is read. */
export const isPacked = (stored: Uint8Array): boolean => MARK.every((byte, place) => stored[place] === byte);

async function pack(second: Uint8Array): Promise<Uint8Array> {
  const body = await compress(second, {
    params: { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  return Buffer.concat([MARK, body]);
}

const unpack = (stored: Uint8Array): Uint8Array =>
  zstdDecompressSync(stored.subarray(MARK.length), { maxOutputLength: MAX_UNPACKED_BYTES });

/** A whole document, as `document_snapshots.state` keeps it. */
export const packDocument = (doc: Y.Doc): Promise<Uint8Array> => pack(Y.encodeStateAsUpdateV2(doc));

/** An update (of Yjs's first form), as `document_history.update` keeps it: as it is where packing does not pay. */
export async function packUpdate(update: Uint8Array): Promise<Uint8Array> {
  const packed = await pack(Y.convertUpdateFormatV1ToV2(update));
  return packed.length < update.length ? packed : update;
}

/** What was stored, as an update of Yjs's first form. Throws where it is damaged. */
export const unpackUpdate = (stored: Uint8Array): Uint8Array =>
  isPacked(stored) ? Y.convertUpdateFormatV2ToV1(unpack(stored)) : stored;

/**
 * Applies a stored state or update, packed or not: the one way to read `document_snapshots.state`,
 * `document_history.update` and `document_updates.update`. Throws where it is damaged.
 */
export function applyStored(doc: Y.Doc, stored: Uint8Array, origin?: unknown): void {
  if (isPacked(stored)) Y.applyUpdateV2(doc, unpack(stored), origin);
  else Y.applyUpdate(doc, stored, origin);
}
