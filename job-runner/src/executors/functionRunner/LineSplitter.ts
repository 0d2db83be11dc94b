import { StringDecoder } from 'node:string_decoder';

/** A longer line is no message for people; its beginning is dropped. */
const LINE_CHARACTERS = 8_192;

/** Cuts bytes that arrive piece by piece into whole lines. */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  push(bytes: Buffer): string[] {
    const parts = (this.#rest + this.#decoder.write(bytes)).split(/\r?\n|\r/);
    this.#rest = (parts.pop() ?? '').slice(-LINE_CHARACTERS);
    return parts;
  }

  /** What came after the last line break; nothing where it came whole. */
  end(): string[] {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = '';
    return rest === '' ? [] : [rest];
  }
}
