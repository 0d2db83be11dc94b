import type { Bytes } from './Bytes.ts';

/** Parts of what comes once, in order of their places: none from an earlier one than before. */
export class ForwardBytes implements Bytes {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(content: AsyncIterable<Buffer>) {
    this.#chunks = content[Symbol.asyncIterator]();
  }

  held(at: number, length: number): Buffer | undefined {
    const from = at - this.#at;
    return from >= 0 && from + length <= this.#held.length ? this.#held.subarray(from, from + length) : undefined;
  }

  async read(at: number, length: number): Promise<Buffer | undefined> {
    this.#pass(at);
    const came = [this.#held];
    let lacking = at + length - this.#at - this.#held.length;
    while (lacking > 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return undefined;
      // What is passed over is not kept.
      const chunk = next.value;
      const isPassed = this.#held.length === 0 && came.length === 1 && this.#at + chunk.length <= at;
      if (isPassed) this.#at += chunk.length;
      else came.push(chunk);
      lacking -= chunk.length;
    }
    if (came.length > 1) this.#held = Buffer.concat(came);
    this.#pass(at);
    return this.held(at, length);
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  #pass(at: number): void {
    const passed = Math.max(0, Math.min(at - this.#at, this.#held.length));
    this.#held = this.#held.subarray(passed);
    this.#at += passed;
  }
}
