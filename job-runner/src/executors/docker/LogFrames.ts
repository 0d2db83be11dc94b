/** Stream number, three zeros, and the length of what follows. */
const HEADER_BYTES = 8;
const STDERR = 2;

interface Sink {
  stdout(bytes: Buffer): void;
  stderr(bytes: Buffer): void;
}

/**
 * Takes apart the one stream in which an engine sends stdout and stderr of a container. dockerode's own does it by
 * recursion and copies what is left for every frame, which a program that prints single characters brings down.
 */
export class LogFrames {
  readonly #sink: Sink;
  #header = Buffer.alloc(0);
  #left = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.byteLength) {
      if (this.#left === 0) {
        const header = bytes.subarray(at, at + HEADER_BYTES - this.#headerBytes);
        at += header.byteLength;
        this.#takeHeader(header);
      } else {
        const part = bytes.subarray(at, at + this.#left);
        at += part.byteLength;
        this.#left -= part.byteLength;
        if (this.#header[0] === STDERR) this.#sink.stderr(part);
        else this.#sink.stdout(part);
      }
    }
  }

  /** Of a header that has arrived in part; a whole one waits for nothing more. */
  get #headerBytes(): number {
    return this.#header.byteLength === HEADER_BYTES ? 0 : this.#header.byteLength;
  }

  #takeHeader(part: Buffer): void {
    this.#header = Buffer.concat([this.#header.subarray(0, this.#headerBytes), part]);
    if (this.#header.byteLength === HEADER_BYTES) this.#left = this.#header.readUInt32BE(4);
  }
}
