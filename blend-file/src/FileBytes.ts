import type { FileHandle } from 'node:fs/promises';
import type { Bytes } from './Bytes.ts';

/** Read at once, so that small reads in a row cost one. */
const WINDOW_BYTES = 256 * 1_024;

/** Parts of a file, anywhere in it. The file stays open when it is closed. */
export class FileBytes implements Bytes {
  readonly #file: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  held(at: number, length: number): Buffer | undefined {
    const from = at - this.#at;
    return from >= 0 && from + length <= this.#window.length ? this.#window.subarray(from, from + length) : undefined;
  }

  async read(at: number, length: number): Promise<Buffer | undefined> {
    const there = this.held(at, length);
    if (there !== undefined) return there;
    const window = Buffer.allocUnsafe(Math.max(length, WINDOW_BYTES));
    const { bytesRead } = await this.#file.read(window, 0, window.length, at);
    this.#window = window.subarray(0, bytesRead);
    this.#at = at;
    return this.held(at, length);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
