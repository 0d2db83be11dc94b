import type { CommentId, UserId } from '@dailies/shared/ids';
import { z } from 'zod';
import { Observable } from '../session/Observable.ts';
import type { Thread } from './threads.ts';

const THREADS_AT_MOST = 2_000;

const Stored = z.object({
  /** When this person first looked here (ms): what is older counts as seen. */
  since: z.number(),
  /** How far each thread was read: the time of its newest comment then. */
  threads: z.record(z.string(), z.number()),
});
type Stored = z.infer<typeof Stored>;

/** Where it is kept: the browser's own storage, or nothing. */
export interface SeenStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Which threads somebody has read, in this browser. */
export class Seen {
  readonly #store: SeenStore;
  readonly #key: string;
  readonly #state: Observable<Stored>;

  constructor(store: SeenStore, key: string, nowMs: number) {
    this.#store = store;
    this.#key = key;
    const known = this.#read();
    this.#state = new Observable(known ?? { since: nowMs, threads: {} });
    if (known === null) this.#write();
  }

  /** For `useObservable`: changes with everything that is read. */
  get state(): Observable<unknown> {
    return this.#state;
  }

  /** Whether somebody else said something in it that was not seen here. */
  isUnread({ first, replies }: Thread, me: UserId): boolean {
    const { since, threads } = this.#state.get();
    const upTo = Math.max(since, threads[first.id] ?? 0);
    return [first, ...replies].some(({ by, at }) => by !== me && at > upTo);
  }

  see({ first, replies }: Thread): void {
    const newest = Math.max(...[first, ...replies].map(({ at }) => at));
    const { since, threads } = this.#state.get();
    if (newest <= (threads[first.id] ?? since)) return;
    this.#state.set({ since, threads: { ...newestOf(threads), [first.id]: newest } });
    this.#write();
  }

  #read(): Stored | null {
    try {
      return Stored.parse(JSON.parse(this.#store.getItem(this.#key) ?? ''));
    } catch {
      return null;
    }
  }

  #write(): void {
    try {
      this.#store.setItem(this.#key, JSON.stringify(this.#state.get()));
    } catch {
      // No room, or not allowed to keep anything: it is known for as long as this page is open.
    }
  }
}

/** The threads that were read last, few enough to keep. */
function newestOf(threads: Readonly<Record<CommentId, number>>): Record<string, number> {
  const all = Object.entries(threads);
  if (all.length < THREADS_AT_MOST) return { ...threads };
  return Object.fromEntries(all.sort(([, a], [, b]) => b - a).slice(0, THREADS_AT_MOST - 1));
}
