import { open } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

const READ_BYTES = 256 * 1_024;
/** A longer line is no message for people; its beginning is dropped. */
const LINE_CHARACTERS = 8_192;

/** Reads the whole lines that were added to a growing file. One that is not there yet is empty. */
export class LineReader {
  readonly #path: string;
  readonly #decoder = new StringDecoder('utf8');
  #offset = 0;
  #rest = '';

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
        const parts = (this.#rest + this.#decoder.write(buffer.subarray(0, bytesRead))).split(/\r?\n|\r/);
        this.#rest = (parts.pop() ?? '').slice(-LINE_CHARACTERS);
        lines.push(...parts);
        if (bytesRead < READ_BYTES) return lines;
      }
    } finally {
      await file.close();
    }
  }
}
