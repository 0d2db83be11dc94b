import type { FileHandle } from 'node:fs/promises';

/** More than this is not held: whoever brings it waits until it is written. */
const HELD_AT_MOST_BYTES = 4 * 1_024 * 1_024;

const BROUGHT_AT_ONCE_BYTES = 32 * 1_024 * 1_024;

/** As many as a system takes at a time. */
const PARTS_AT_MOST = 1_024;

/** What is left of parts once so many of their bytes are written. */
function after(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let written = bytes;
  return parts.flatMap((part) => {
    const skipped = Math.min(written, part.length);
    written -= skipped;
    return skipped === part.length ? [] : [part.subarray(skipped)];
  });
}

export interface EagerOptions {
  /** Told how far the file is written. */
  readonly onWritten?: (end: number) => void;
  /**
   * Nobody else has what comes: its memory is given back as soon as it is written. Left to the collector, it runs through
   * everything that the server holds each time so and so many bytes came.
   */
  readonly isOurs?: boolean;
}

/** Gives memory back where a part is all of it. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

/**
 * Writes what comes at once, and what comes while it writes together, in one go: a connection brings
 * 64 kB at a time, and to wait for each of them on the disk takes longer than to write it.
 */
export class EagerWriter {
  readonly #file: FileHandle;
  readonly #options: EagerOptions;
  #at: number;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #writing: Promise<void> | null = null;
  #brought: number;
  #bringing: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(file: FileHandle, at: number, options: EagerOptions = {}) {
    this.#file = file;
    this.#at = at;
    this.#brought = at;
    this.#options = options;
  }

  /** Rejects where what came before could not be written. */
  async write(chunk: Uint8Array): Promise<void> {
    if (this.#failure !== null) throw this.#failure.error;
    this.#held.push(chunk);
    this.#heldBytes += chunk.length;
    this.#writing ??= this.#drain();
    if (this.#heldBytes > HELD_AT_MOST_BYTES) await this.#writing;
  }

  /** Resolves when all of it is written. */
  async end(): Promise<void> {
    await this.#writing;
    await this.#bringing;
    if (this.#failure !== null) throw this.#failure.error;
  }

  /** While more comes, so that little is left for whoever waits for all of it. */
  #bringToDisk(): void {
    if (this.#bringing !== null || this.#at - this.#brought < BROUGHT_AT_ONCE_BYTES) return;
    this.#brought = this.#at;
    this.#bringing = this.#file
      .datasync()
      // A system tells it once.
      .catch((error: unknown) => void (this.#failure ??= { error }))
      .finally(() => (this.#bringing = null));
  }

  async #drain(): Promise<void> {
    try {
      while (this.#held.length > 0) {
        const taken = this.#held;
        let left = taken;
        this.#held = [];
        this.#heldBytes = 0;
        while (left.length > 0) {
          // Not copied into one: that takes longer than to write it.
          const { bytesWritten } = await this.#file.writev(left.slice(0, PARTS_AT_MOST), this.#at);
          this.#at += bytesWritten;
          left = after(left, bytesWritten);
        }
        if (this.#options.isOurs === true) for (const part of taken) giveBack(part);
        this.#options.onWritten?.(this.#at);
        this.#bringToDisk();
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#writing = null;
    }
  }
}
