/** Reads parts of what comes once, in order of their places. */
export class ForwardBytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(content: AsyncIterable<Buffer>) {
    this.#chunks = content[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes, from no earlier place than before; undefined where it ends before. */
  async read(at: number, length: number): Promise<Buffer | undefined> {
    for (;;) {
      const passed = Math.min(at - this.#at, this.#held.length);
      this.#held = this.#held.subarray(passed);
      this.#at += passed;
      if (this.#at === at && this.#held.length >= length) return this.#held.subarray(0, length);
      const next = await this.#chunks.next();
      if (next.done === true) return undefined;
      this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value]);
    }
  }
}
