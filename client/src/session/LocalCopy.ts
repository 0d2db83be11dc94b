import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

const SYNCED_ONCE = 'synced-once';
const WAITING = 'waiting';
const WRITE_DELAY_MS = 300;

/** The name of a person's copy of a project; an older epoch is another copy, never merged. */
export const localCopyName = (user: string, project: string, epoch: number): string =>
  `dailies:${user}:${project}:${epoch}`;

/** Whether this browser keeps data at all (some private windows do not). */
function canStore(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open('dailies:probe');
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
      request.onerror = () => resolve(false);
      request.onblocked = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
}

/**
 * The browser's own copy of a project's document in IndexedDB, with what is known about it: whether
 * it was ever whole (`syncedOnce`), and how many edits in it are not known to be saved.
 */
export class LocalCopy {
  readonly syncedOnce: boolean;
  /** Edits that were not saved when the copy was last open. */
  readonly waiting: number;
  readonly #persistence: IndexeddbPersistence | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor(persistence: IndexeddbPersistence | null, syncedOnce: boolean, waiting: number) {
    this.#persistence = persistence;
    this.syncedOnce = syncedOnce;
    this.waiting = waiting;
  }

  /** Loads the copy into the document. Where the browser keeps nothing, the copy is empty and stays so. */
  static async open(name: string, doc: Y.Doc): Promise<LocalCopy> {
    if (!(await canStore())) return new LocalCopy(null, false, 0);
    const persistence = new IndexeddbPersistence(name, doc);
    await persistence.whenSynced;
    const [syncedOnce, waiting] = await Promise.all<unknown>([persistence.get(SYNCED_ONCE), persistence.get(WAITING)]);
    return new LocalCopy(persistence, syncedOnce === 1, typeof waiting === 'number' ? waiting : 0);
  }

  /** Whether a transaction of this origin came out of the copy. */
  isOrigin(origin: unknown): boolean {
    return this.#persistence !== null && origin === this.#persistence;
  }

  markSynced(): void {
    void this.#persistence?.set(SYNCED_ONCE, 1);
  }

  /** Remembers how many edits wait; written a moment later, together. */
  setWaiting(count: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#persistence?.set(WAITING, count), WRITE_DELAY_MS);
  }

  async delete(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#persistence?.clearData();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#persistence?.destroy();
  }
}
