import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** At this size a log becomes `NAME.1` and a new one begins; two of each are kept at most. */
const LARGEST_BYTES = 16 * 1024 ** 2;

/** A file of lines that is appended to and never grows without end. Writing never throws: a full disk stops no server. */
export class LogFile {
  readonly path: string;
  #descriptor: number;
  #bytes: number;

  constructor(path: string) {
    this.path = path;
    this.#descriptor = openSync(path, 'a', 0o600);
    this.#bytes = fstatSync(this.#descriptor).size;
  }

  write(line: string): void {
    try {
      if (this.#bytes > LARGEST_BYTES) this.#rotate();
      this.#bytes += writeSync(this.#descriptor, `${line}\n`);
    } catch {
      // Said in the docstring.
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #rotate(): void {
    closeSync(this.#descriptor);
    renameSync(this.path, `${this.path}.1`);
    this.#descriptor = openSync(this.path, 'a', 0o600);
    this.#bytes = 0;
  }
}
