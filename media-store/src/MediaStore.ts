import type { Sha256 } from '@dailies/shared/media';
import type { MediaLinks } from './MediaLinks.ts';
import type { StoredBlob } from './StoredBlob.ts';

/** Bytes `firstByte` to `lastByte`, both counted from 0 and both included, as in an HTTP Range. */
export interface ByteRange {
  readonly firstByte: number;
  readonly lastByte: number;
}

/** Whole bytes, or chunks in order: Node's and the web's readable streams both fit. */
export type BlobContent = Uint8Array | AsyncIterable<Uint8Array>;

export interface PutOptions {
  /** More bytes than this end the put with `too-large`, and nothing is kept. */
  readonly maxSizeBytes?: number;
}

export interface PutFileOptions {
  /** It becomes a blob once this has resolved, and is read meanwhile; where it rejects, so does the put, and the file stays. */
  readonly admitted?: Promise<unknown>;
  /** What the file is, from whoever hashed it while it was written. Where that rejects it is hashed here. */
  readonly hashed?: Promise<StoredBlob> | null;
}

export interface ReadOptions {
  /**
   * From a reader that passes each chunk on before it asks for the next, in order, and has nobody else read it: how many
   * bytes of what it passed on have not left yet. Memory of what has left is used again.
   */
  readonly waitingBytes?: () => number;
}

export interface SweepOptions {
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
  /** Uploads that somebody may still go on with, by the names that `links` know them by. */
  readonly underWay?: ReadonlySet<string>;
}

export interface ListOptions {
  /** Only blobs whose name sorts after this one. */
  readonly after?: Sha256;
}

/**
 * Where pictures, videos and sounds live: immutable blobs, each named by the SHA-256 of its bytes.
 * Every implementation passes `mediaStoreContract`.
 *
 * - A blob is there whole or not at all: a put that fails, or a process that dies in one, leaves
 *   nothing that `stat`, `read` or `list` can see.
 * - When `put` resolves, the blob survives a loss of power.
 * - The same content put twice, even at once, is one blob.
 * - The store counts no references. Who deletes must know that nobody names the blob any more.
 *
 * Failures are `DailiesError`s: `not-found`, `invalid-input`, `too-large`, and `storage` where the
 * medium itself fails.
 */
export interface MediaStore {
  /** Addresses for browsers; null where every byte has to pass through Dailies. */
  readonly links: MediaLinks | null;

  /** Hashes while writing; holds a few megabytes in memory. An error of the content's own iteration is rethrown as it is. */
  put(content: BlobContent, options?: PutOptions): Promise<StoredBlob>;

  /**
   * Makes a blob of a file that lies on this machine and that nobody writes to any more. It stays there, for
   * whoever brought it to remove; where that is the store's own disk, its bytes are not written again.
   */
  putFile(path: string, options?: PutFileOptions): Promise<StoredBlob>;

  /** null where there is no such blob. */
  stat(sha256: Sha256): Promise<StoredBlob | null>;

  has(sha256: Sha256): Promise<boolean>;

  /**
   * The bytes, or a range of them. A `lastByte` past the end is cut to the end. Rejects before any
   * byte with `not-found`, or with `invalid-input` where the range holds no byte of the blob.
   * Cancel the stream where it is not read to its end: an open one holds a file or a connection.
   */
  read(sha256: Sha256, range?: ByteRange, options?: ReadOptions): Promise<ReadableStream<Uint8Array>>;

  /** Does nothing where there is no such blob. A stream that is already open still ends well. */
  delete(sha256: Sha256): Promise<void>;

  /** Every blob in ascending order of name. What is put or deleted meanwhile may or may not show. */
  list(options?: ListOptions): AsyncIterable<StoredBlob>;

  /**
   * Removes what puts left that did not end, and what was brought by links and not taken, once it is old: an hour in
   * a folder, a day in a bucket. To be called now and then by whoever knows which uploads are under way.
   */
  sweep(options: SweepOptions): Promise<void>;

  /** Rejects with `storage` where a put could not be taken now. */
  check(): Promise<void>;
}
