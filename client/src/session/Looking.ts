import { Observable } from './Observable.ts';

/** Files that are looked at at the same time: a film is played for it, and each takes its memory. */
const AT_ONCE = 4;

/** Files that are looked at before they are sent: how many of how many, of all drops together. */
export class Looking {
  readonly shown = new Observable<{ readonly seen: number; readonly of: number } | null>(null);
  #control = new AbortController();

  /** What `look` answers for each file, in their order; null where it was cancelled. `look` does not throw. */
  async at<F, T>(files: readonly F[], look: (file: F) => Promise<T>): Promise<readonly T[] | null> {
    const { signal } = this.#control;
    const found: T[] = [];
    const waiting = [...files.entries()];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
        const [index, file] = next;
        found[index] = await look(file);
        if (!signal.aborted) this.#count(1, 0);
      }
    };
    this.#count(0, files.length);
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    return signal.aborted ? null : found;
  }

  cancel(): void {
    this.#control.abort();
    this.#control = new AbortController();
    this.shown.set(null);
  }

  #count(seenMore: number, more: number): void {
    const before = this.shown.get() ?? { seen: 0, of: 0 };
    const now = { seen: before.seen + seenMore, of: before.of + more };
    this.shown.set(now.seen === now.of ? null : now);
  }
}
