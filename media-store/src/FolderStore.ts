import { createHash, randomBytes } from 'node:crypto';
import { chmod, type FileHandle, link, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';
import { Sha256 } from '@dailies/shared/media';
import { blobRange } from './blobRange.ts';
import type {
  BlobContent,
  ByteRange,
  ListOptions,
  MediaStore,
  PutFileOptions,
  PutOptions,
  ReadOptions,
  SweepOptions,
} from './MediaStore.ts';
import { readFile } from './readFile.ts';
import type { StoredBlob } from './StoredBlob.ts';

/** A temporary file that nobody has written to for this long belongs to a put that died. */
const STALE_AFTER_MS = 60 * 60 * 1_000;
/** Of every blob, as a new file has it by default. */
const BLOB_MODE = 0o644;
/** `check` fails under this much free space: the next video would not fit. */
const FREE_BYTES_WANTED = 64 * 1_024 * 1_024;

/** A file lies on another disk, or on one where a file has one name only. */
const CANNOT_LINK: ReadonlySet<string | undefined> = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'ENOSYS']);

const HASHED_AT_ONCE_BYTES = 1_024 * 1_024;

const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const isMissing = (error: unknown): boolean => errnoOf(error) === 'ENOENT';

async function* chunksOf(content: BlobContent): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* content;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Read through one piece of memory: fresh ones in a row cost more than the hash. */
async function hashOf(file: FileHandle): Promise<StoredBlob> {
  const hash = createHash('sha256');
  const buffer = new Uint8Array(HASHED_AT_ONCE_BYTES);
  let sizeBytes = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, sizeBytes);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    sizeBytes += bytesRead;
  }
  return { sha256: Sha256.parse(hash.digest('hex')), sizeBytes };
}

/**
 * A store in a folder, which several processes may share:
 *
 * ```
 * <root>/blobs/ab/cd/abcd…   the blobs, fanned out over two levels by their first four digits
 * <root>/tmp/…               puts under way; a sweep removes what nobody has written to for an hour
 * ```
 *
 * A put writes to `tmp`, syncs, and renames into `blobs`, syncing the folders: the rename is the
 * moment at which the blob exists. A put of what is there already renames over it, which changes no
 * byte and leaves a fresh modification time. Paths are made of `Sha256` alone, so that no name can
 * point outside.
 */
export class FolderStore implements MediaStore {
  readonly links = null;
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  /** Makes the folder where it is missing. */
  static async open(root: string): Promise<FolderStore> {
    const store = new FolderStore(root);
    await store.#storage('be opened', async () => {
      await mkdir(store.#tmp, { recursive: true });
      await mkdir(join(root, 'blobs'), { recursive: true });
    });
    return store;
  }

  async put(content: BlobContent, { maxSizeBytes = Number.POSITIVE_INFINITY }: PutOptions = {}): Promise<StoredBlob> {
    const temporary = join(this.#tmp, randomBytes(16).toString('hex'));
    const file = await this.#storage('be written', () => open(temporary, 'wx'));
    try {
      const blob = await this.#write(file, content, maxSizeBytes);
      await this.#storage('be written', async () => {
        await file.sync();
        await file.close();
        await this.#moveIn(temporary, blob.sha256);
      });
      return blob;
    } catch (error) {
      await file.close().catch(() => {});
      await rm(temporary, { force: true }).catch(() => {});
      throw error;
    }
  }

  async putFile(path: string, { admitted, hashed }: PutFileOptions = {}): Promise<StoredBlob> {
    const file = await this.#storage('be read', () => open(path, 'r'));
    let blob: StoredBlob;
    try {
      const known = hashed?.catch(() => hashOf(file)) ?? hashOf(file);
      [blob] = await Promise.all([known, this.#storage('be written', () => file.sync()), admitted]);
    } finally {
      await file.close();
    }
    const { sha256, sizeBytes } = blob;
    const temporary = join(this.#tmp, randomBytes(16).toString('hex'));
    try {
      await link(path, temporary);
    } catch (error) {
      if (!CANNOT_LINK.has(errnoOf(error))) throw error;
      return this.put(readFile(await open(path, 'r'), 0, sizeBytes));
    }
    await this.#storage('be written', async () => {
      try {
        await chmod(temporary, BLOB_MODE);
        await this.#moveIn(temporary, sha256);
      } finally {
        // A rename over another name of the same file leaves both.
        await rm(temporary, { force: true });
      }
    });
    return blob;
  }

  async stat(sha256: Sha256): Promise<StoredBlob | null> {
    return this.#storage('be read', async () => {
      try {
        return { sha256, sizeBytes: (await stat(this.#path(sha256))).size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    });
  }

  async has(sha256: Sha256): Promise<boolean> {
    return (await this.stat(sha256)) !== null;
  }

  async read(
    sha256: Sha256,
    range?: ByteRange,
    { waitingBytes }: ReadOptions = {},
  ): Promise<ReadableStream<Uint8Array>> {
    const file = await this.#storage('be read', async () => {
      try {
        return await open(this.#path(sha256), 'r');
      } catch (error) {
        if (!isMissing(error)) throw error;
        throw new DailiesError('not-found', `The media store has no file ${sha256}.`, { cause: error });
      }
    });
    try {
      const { size } = await file.stat();
      const { firstByte, lastByte } =
        range === undefined ? { firstByte: 0, lastByte: size - 1 } : blobRange(range, size);
      return readFile(file, firstByte, lastByte + 1, waitingBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async delete(sha256: Sha256): Promise<void> {
    await this.#storage('be changed', () => rm(this.#path(sha256), { force: true }));
  }

  async *list({ after }: ListOptions = {}): AsyncGenerator<StoredBlob> {
    const blobs = join(this.#root, 'blobs');
    for (const first of await namesIn(blobs)) {
      if (after !== undefined && first < after.slice(0, 2)) continue;
      for (const second of await namesIn(join(blobs, first))) {
        if (after !== undefined && first + second < after.slice(0, 4)) continue;
        for (const name of await namesIn(join(blobs, first, second))) {
          if (after !== undefined && name <= after) continue;
          // A file that is no blob (a backup tool's, a file system's) is not ours to show.
          const sha256 = Sha256.safeParse(name);
          const blob = sha256.success ? await this.stat(sha256.data) : null;
          if (blob !== null) yield blob;
        }
      }
    }
  }

  async sweep({ nowMs }: SweepOptions): Promise<void> {
    await this.#storage('be changed', async () => {
      for (const name of await namesIn(this.#tmp)) {
        const path = join(this.#tmp, name);
        try {
          if (nowMs - (await stat(path)).mtimeMs > STALE_AFTER_MS) await rm(path, { force: true });
        } catch (error) {
          if (!isMissing(error)) throw error;
        }
      }
    });
  }

  async check(): Promise<void> {
    const probe = join(this.#tmp, `check-${randomBytes(8).toString('hex')}`);
    await this.#storage('be written', async () => {
      await (await open(probe, 'wx')).close();
      await rm(probe);
    });
    const { bavail, bsize } = await this.#storage('be read', () => statfs(this.#root));
    if (bavail * bsize < FREE_BYTES_WANTED) {
      throw new DailiesError('storage', `The media folder ${this.#root} is nearly full; free some space.`);
    }
  }

  get #tmp(): string {
    return join(this.#root, 'tmp');
  }

  #path(sha256: Sha256): string {
    // Parsed again although branded: a forged brand must never become a path.
    const name = Sha256.parse(sha256);
    return join(this.#root, 'blobs', name.slice(0, 2), name.slice(2, 4), name);
  }

  async #write(file: FileHandle, content: BlobContent, maxSizeBytes: number): Promise<StoredBlob> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of chunksOf(content)) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxSizeBytes) {
        throw new DailiesError('too-large', `The file is larger than ${maxSizeBytes} bytes; use a smaller one.`);
      }
      hash.update(chunk);
      let written = 0;
      while (written < chunk.byteLength) {
        const { bytesWritten } = await this.#storage('be written', () => file.write(chunk, written));
        written += bytesWritten;
      }
    }
    return { sha256: Sha256.parse(hash.digest('hex')), sizeBytes };
  }

  async #moveIn(temporary: string, sha256: Sha256): Promise<void> {
    const target = this.#path(sha256);
    const folder = join(target, '..');
    const made = await mkdir(folder, { recursive: true });
    await rename(temporary, target);
    await syncFolder(folder);
    if (made !== undefined) {
      await syncFolder(join(folder, '..'));
      await syncFolder(join(this.#root, 'blobs'));
    }
  }

  /** Gives the medium's own failures (a full disk, missing rights) their code and sentence. */
  async #storage<T>(what: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DailiesError || errnoOf(error) === undefined) throw error;
      throw new DailiesError(
        'storage',
        `The media folder ${this.#root} could not ${what} (${errnoOf(error)}); see to its space and its rights.`,
        { cause: error },
      );
    }
  }
}
