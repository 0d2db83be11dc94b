import type { FileHandle } from 'node:fs/promises';

/** More than this is not held: whoever brings it waits until it is written. */
const HELD_AT_MOST_BYTES = 4 * 1_024 * 1_024;

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

/**
 * Writes what comes at once, and what comes while it writes together, in one go: a connection brings
 * 64 kB at a time, and to wait for each of them on the disk takes longer than to write it.
 */
export class EagerWriter {
  readonly #file: FileHandle;
  #at: number;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #writing: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(file: FileHandle, at: number) {
    this.#file = file;
    this.#at = at;
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
    if (this.#failure !== null) throw this.#failure.error;
  }

  async #drain(): Promise<void> {
    try {
      while (this.#held.length > 0) {
        let left = this.#held;
        this.#held = [];
        this.#heldBytes = 0;
        while (left.length > 0) {
          // Not copied into one: that takes longer than to write it.
          const { bytesWritten } = await this.#file.writev(left.slice(0, PARTS_AT_MOST), this.#at);
          this.#at += bytesWritten;
          left = after(left, bytesWritten);
        }
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#writing = null;
    }
  }
}
