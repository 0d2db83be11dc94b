import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Reads parts of a file by their place, through one window, so that small reads in a row cost one. */
export class FileWindow {
  readonly sizeBytes: number;
  readonly #file: number;
  readonly #window = Buffer.alloc(64 * 1_024);
  #at = 0;
  #length = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.sizeBytes = fstatSync(this.#file).size;
  }

  /** Exactly so many bytes (at most 64 kB); undefined where the file ends before. Good until the next read. */
  read(at: number, length: number): Buffer | undefined {
    if (at < 0 || at + length > this.sizeBytes || length > this.#window.length) return undefined;
    if (at < this.#at || at + length > this.#at + this.#length) {
      this.#at = at;
      this.#length = readSync(this.#file, this.#window, 0, this.#window.length, at);
    }
    const from = at - this.#at;
    return from + length <= this.#length ? this.#window.subarray(from, from + length) : undefined;
  }

  close(): void {
    closeSync(this.#file);
  }
}
