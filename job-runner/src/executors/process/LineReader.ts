import { open } from 'node:fs/promises';
import { LineSplitter } from '../functionRunner/LineSplitter.ts';

const READ_BYTES = 256 * 1_024;

/** Reads the whole lines that were added to a growing file. One that is not there yet is empty. */
export class LineReader {
  readonly #path: string;
  readonly #splitter = new LineSplitter();
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** How far it has read. */
  get offsetBytes(): number {
    return this.#offset;
  }

  async read(): Promise<string[]> {
    const file = await open(this.#path, 'r').catch(() => null);
    if (file === null) return [];
    try {
      const lines: string[] = [];
      for (;;) {
        const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(READ_BYTES), position: this.#offset });
        this.#offset += bytesRead;
        for (const line of this.#splitter.push(buffer.subarray(0, bytesRead))) lines.push(line);
        if (bytesRead < READ_BYTES) return lines;
      }
    } finally {
      await file.close();
    }
  }
}
