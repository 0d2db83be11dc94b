import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FollowedFile, followFile } from '@dailies/media-store';
import { DailiesError } from '@dailies/shared/errors';
import { type EagerOptions, EagerWriter } from './EagerWriter.ts';

const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** What files that come are named: made here, so that no text of a person's becomes a path. */
const NAME = /^[\w-]{1,80}$/;

/** Where files are while they come, until they were looked at: a folder beside the server, no part of the store. */
export class UploadSpool {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  pathOf(name: string): string {
    if (!NAME.test(name)) throw new DailiesError('invalid-input', 'This is no name of an upload.');
    return join(this.#folder, name);
  }

  /** Bytes that are there: 0 where nothing came, or where it came to another server. */
  async bytesOf(name: string): Promise<number> {
    try {
      return (await stat(this.pathOf(name))).size;
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  /**
   * Writes on from `at` until the content ends, and answers how much is there then. What came before an
   * error of the content stays. Throws `too-large` past `maxBytes`, `storage` where the folder is full.
   */
  async write(
    name: string,
    at: number,
    content: AsyncIterable<Uint8Array>,
    maxBytes: number,
    options?: EagerOptions,
  ): Promise<number> {
    const file = await this.#open(name);
    const writer = new EagerWriter(file, at, options);
    let end = at;
    try {
      try {
        for await (const chunk of content) {
          if (end + chunk.length > maxBytes) {
            throw new DailiesError('too-large', `More came than the ${maxBytes} bytes that the file was said to have.`);
          }
          end += chunk.length;
          await writer.write(chunk);
        }
      } finally {
        await writer.end();
      }
      return end;
    } catch (error) {
      if (errnoOf(error) !== 'ENOSPC') throw error;
      throw new DailiesError('storage', 'There is no room for this file on the server; tell whoever runs it.', {
        cause: error,
      });
    } finally {
      await file.close();
    }
  }

  /** A file of its own for content that comes in one piece, hashed while it comes; it is gone when `work` is done. */
  async through<T>(
    content: AsyncIterable<Uint8Array>,
    maxBytes: number,
    work: (path: string, hashed: ReturnType<FollowedFile['whole']>) => Promise<T>,
    { isOurs = false }: Pick<EagerOptions, 'isOurs'> = {},
  ): Promise<T> {
    const name = `once-${randomBytes(16).toString('hex')}`;
    const file = followFile(this.pathOf(name));
    try {
      await this.write(name, 0, content, maxBytes, { isOurs, onWritten: (end) => file.written(end) });
      return await work(this.pathOf(name), file.whole());
    } finally {
      file.drop();
      await this.remove(name);
    }
  }

  /** What is there, once: it is removed as soon as it is read. What nobody reads is swept. */
  async *readOnce(name: string): AsyncGenerator<Uint8Array> {
    const file = await open(this.pathOf(name), 'r');
    try {
      await this.remove(name);
      yield* file.createReadStream({ autoClose: false });
    } finally {
      await file.close();
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  /** Removes what nobody has written to since then; answers how many there were. */
  async sweep(beforeMs: number): Promise<number> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (errnoOf(error) === 'ENOENT') return [];
      throw error;
    });
    let removed = 0;
    for (const name of names) {
      if (!NAME.test(name)) continue;
      const found = await stat(this.pathOf(name)).catch(() => null);
      if (found === null || found.mtimeMs >= beforeMs) continue;
      await this.remove(name);
      removed += 1;
    }
    return removed;
  }

  async #open(name: string): Promise<FileHandle> {
    const path = this.pathOf(name);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // Made where it is missing, kept where it is there.
    await (await open(path, 'a', 0o600)).close();
    return open(path, 'r+');
  }
}
