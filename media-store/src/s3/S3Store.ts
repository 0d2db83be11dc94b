import { createHash, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import { blobRange } from '../blobRange.ts';
import type { MediaLinks } from '../MediaLinks.ts';
import type {
  BlobContent,
  ByteRange,
  ListOptions,
  MediaStore,
  PutFileOptions,
  PutOptions,
  SweepOptions,
} from '../MediaStore.ts';
import { readFile } from '../readFile.ts';
import type { StoredBlob } from '../StoredBlob.ts';
import { openS3Client, type S3Account } from './openS3Client.ts';
import { partsOf } from './partsOf.ts';
import type { S3Place } from './readS3Url.ts';
import { S3Bucket, type Whole } from './S3Bucket.ts';
import { S3Links } from './S3Links.ts';

/** What is put in one request, and the parts of what is larger; S3 takes 10,000 parts, so a blob of 80 GB. */
const PART_BYTES = 8 * 1_024 * 1_024;
/** S3 copies no more than 5 GB in one request. */
const COPY_BYTES = 4 * 1_024 * 1_024 * 1_024;
/** What a put left that did not end in so long is swept. */
const STALE_AFTER_MS = 24 * 60 * 60 * 1_000;

interface S3Options {
  /** Instead of the environment's. */
  readonly account?: S3Account;
  readonly partBytes?: number;
  readonly copyBytes?: number;
}

/**
 * A store in a bucket of Amazon S3 or of any server that speaks like it, which many processes may share:
 *
 * ```
 * <prefix>blobs/<sha256>   the blobs
 * <prefix>tmp/<random>     puts under way and what browsers brought; a sweep removes what is older than a day
 * ```
 *
 * A content of one part is put under its name at once. A larger one is uploaded in parts to `tmp`, since
 * its name is known at its end only, and copied to it inside the server: S3 shows an object whole or not
 * at all, so the copy is the moment at which the blob exists.
 */
export class S3Store implements MediaStore {
  readonly links: MediaLinks | null;
  readonly #bucket: S3Bucket;
  readonly #prefix: string;
  readonly #partBytes: number;
  readonly #copyBytes: number;

  private constructor(place: S3Place, { account, partBytes = PART_BYTES, copyBytes = COPY_BYTES }: S3Options) {
    this.#bucket = new S3Bucket(openS3Client(place, account), place.bucket);
    this.#prefix = place.prefix;
    this.#partBytes = partBytes;
    this.#copyBytes = copyBytes;
    this.links = S3Links.open(place, account, {
      blobKey: (sha256) => this.#blobKey(sha256),
      uploadKey: (upload) => this.#temporaryKey(upload),
      take: (key, maxSizeBytes) => this.#take(key, maxSizeBytes),
      peek: (key, bytes) => this.#peek(key, bytes),
      read: (key) => this.#readBrought(key, null),
      bucket: this.#bucket,
    });
  }

  /** Sees that the bucket can be read. */
  static async open(place: S3Place, options: S3Options = {}): Promise<S3Store> {
    const store = new S3Store(place, options);
    await store.list().next();
    return store;
  }

  async put(content: BlobContent, { maxSizeBytes = Number.POSITIVE_INFINITY }: PutOptions = {}): Promise<StoredBlob> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const heard = async function* (parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const part of parts) {
        hash.update(part);
        sizeBytes += part.byteLength;
        yield part;
      }
    };
    const blob = (): StoredBlob => ({ sha256: Sha256.parse(hash.digest('hex')), sizeBytes });
    const parts = heard(partsOf(within(content, maxSizeBytes), this.#partBytes));
    const first = await parts.next();
    const second = first.done === true || first.value.byteLength < this.#partBytes ? undefined : await parts.next();
    if (second === undefined || second.done === true) {
      const only = blob();
      await this.#bucket.putNew(this.#blobKey(only.sha256), first.done === true ? new Uint8Array() : first.value);
      return only;
    }
    const key = this.#temporaryKey(randomBytes(16).toString('hex'));
    try {
      const etag = await this.#bucket.putParts(key, joined([first.value, second.value], parts));
      const whole = blob();
      await this.#settle(key, whole, etag);
      return whole;
    } finally {
      await this.#bucket.remove(key).catch(() => {});
    }
  }

  async putFile(path: string, { admitted }: PutFileOptions = {}): Promise<StoredBlob> {
    await admitted;
    const file = await open(path, 'r');
    return this.put(readFile(file, 0, (await file.stat()).size));
  }

  async stat(sha256: Sha256): Promise<StoredBlob | null> {
    const whole = await this.#bucket.head(this.#blobKey(sha256));
    return whole === null ? null : { sha256, sizeBytes: whole.sizeBytes };
  }

  async has(sha256: Sha256): Promise<boolean> {
    return (await this.stat(sha256)) !== null;
  }

  async read(sha256: Sha256, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
    let part: ByteRange | null = null;
    if (range !== undefined) {
      const blob = await this.stat(sha256);
      if (blob === null) throw missing(sha256);
      part = blobRange(range, blob.sizeBytes);
    }
    const stream = await this.#bucket.get(this.#blobKey(sha256), part);
    if (stream === null) throw missing(sha256);
    return stream;
  }

  async delete(sha256: Sha256): Promise<void> {
    await this.#bucket.remove(this.#blobKey(sha256));
  }

  async *list({ after }: ListOptions = {}): AsyncGenerator<StoredBlob> {
    const folder = `${this.#prefix}blobs/`;
    for await (const { key, sizeBytes } of this.#bucket.list(
      folder,
      after === undefined ? undefined : folder + after,
    )) {
      // An object that is no blob (a person's, another program's) is not ours to show.
      const sha256 = Sha256.safeParse(key.slice(folder.length));
      if (sha256.success) yield { sha256: sha256.data, sizeBytes };
    }
  }

  async sweep({ nowMs, underWay }: SweepOptions): Promise<void> {
    const folder = this.#temporaryKey('');
    const isKept = (key: string): boolean => underWay?.has(key.slice(folder.length)) ?? false;
    await this.#bucket.sweep(folder, new Date(nowMs - STALE_AFTER_MS), isKept);
  }

  async check(): Promise<void> {
    await this.#bucket.probe(this.#temporaryKey(''));
  }

  #blobKey(sha256: Sha256): string {
    // Parsed again although branded: a forged brand must never become a key.
    return `${this.#prefix}blobs/${Sha256.parse(sha256)}`;
  }

  #temporaryKey(name: string): string {
    return `${this.#prefix}tmp/${name}`;
  }

  /** Gives what lies under a temporary key its name, if it is still what it was. */
  async #settle(from: string, { sha256, sizeBytes }: StoredBlob, etag: string | undefined): Promise<void> {
    const key = this.#blobKey(sha256);
    if ((await this.#bucket.head(key)) !== null) return;
    await this.#bucket.copy(from, key, { sizeBytes, etag }, this.#copyBytes);
  }

  async #take(key: string, maxSizeBytes: number): Promise<StoredBlob> {
    const whole = await this.#brought(key);
    try {
      if (whole.sizeBytes > maxSizeBytes) throw tooLarge(maxSizeBytes);
      const hash = createHash('sha256');
      let sizeBytes = 0;
      for await (const chunk of await this.#readBrought(key, null)) {
        hash.update(chunk);
        sizeBytes += chunk.byteLength;
      }
      const blob = { sha256: Sha256.parse(hash.digest('hex')), sizeBytes };
      await this.#settle(key, blob, whole.etag);
      return blob;
    } finally {
      await this.#bucket.remove(key).catch(() => {});
    }
  }

  async #peek(key: string, bytes: number): Promise<Uint8Array> {
    const { sizeBytes } = await this.#brought(key);
    if (sizeBytes === 0) return new Uint8Array();
    const stream = await this.#readBrought(key, blobRange({ firstByte: 0, lastByte: bytes - 1 }, sizeBytes));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  async #brought(key: string): Promise<Whole> {
    const whole = await this.#bucket.head(key);
    if (whole === null) throw nothingBrought();
    return whole;
  }

  async #readBrought(key: string, part: ByteRange | null): Promise<ReadableStream<Uint8Array>> {
    const stream = await this.#bucket.get(key, part);
    if (stream === null) throw nothingBrought();
    return stream;
  }
}

async function* joined(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}

async function* within(content: BlobContent, maxSizeBytes: number): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  for await (const chunk of content instanceof Uint8Array ? [content] : content) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxSizeBytes) throw tooLarge(maxSizeBytes);
    yield chunk;
  }
}

const tooLarge = (maxSizeBytes: number): DailiesError =>
  new DailiesError('too-large', `The file is larger than ${maxSizeBytes} bytes; use a smaller one.`);

const missing = (sha256: Sha256): DailiesError =>
  new DailiesError('not-found', `The media store has no file ${sha256}.`);

const nothingBrought = (): DailiesError =>
  new DailiesError('not-found', 'Nothing was brought by this link; put the file there first.');
