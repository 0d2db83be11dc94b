import { z } from 'zod';

/**
 * The form of an archive, of a whole installation or of one project. Bytes in order:
 *
 * ```
 * "DAILIES\n"                                       8 bytes
 * header     1, length, JSON                        once: what it is, of which version
 * entry      2, length, JSON {name, info}           then its content in pieces:
 *   stored   3, length, bytes                         as they are
 *   packed   4, length, bytes                         raw deflate
 * end        5, length, JSON {bytes, sha256}        of the entry's whole content
 *   …                                               any number of entries
 * trailer    6, length, JSON {entries, sha256}      of every byte before the trailer; nothing follows
 * ```
 *
 * A kind is one byte, a length four, big-endian. Pieces are packed one by one and hold at most
 * `PIECE_BYTES` unpacked, so that reading costs no more memory than that, whatever was forged.
 */
export const MAGIC = new TextEncoder().encode('DAILIES\n');

export const FRAME = { header: 1, entry: 2, stored: 3, packed: 4, end: 5, trailer: 6 } as const;
export type FrameKind = (typeof FRAME)[keyof typeof FRAME];

export const PIECE_BYTES = 256 * 1_024;
/** A piece that does not shrink by packing grows a little. */
export const LONGEST_FRAME_BYTES = PIECE_BYTES + 1_024;
/** Kind and length. */
export const FRAME_HEAD_BYTES = 5;

export const EntryFrame = z.object({ name: z.string().min(1).max(200), info: z.json() });
export const EndFrame = z.object({ bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
export const TrailerFrame = z.object({ entries: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
