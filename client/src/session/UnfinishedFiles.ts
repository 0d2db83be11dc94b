import { NodeId } from '@dailies/shared/ids';
import { z } from 'zod';

/** A file that is on its way, kept by this browser so that it goes on after a reload. */
const UnfinishedFile = z.object({
  id: z.string(),
  user: z.string(),
  project: z.string(),
  file: z.instanceof(File),
  pos: z.tuple([z.number(), z.number()]).readonly(),
  /** The scene that its node will stand in; null: at the top. */
  scene: NodeId.nullable().catch(null),
  /** The node that it is for; null: it gets one of its own. */
  node: NodeId.nullable().catch(null),
});
export type UnfinishedFile = z.infer<typeof UnfinishedFile>;

const DATABASE = 'dailies:uploads';
const FILES = 'files';
const CHANNEL = 'dailies:uploads';
/** How long other pages have to say that they send a file. */
const ANSWER_MS = 400;

const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('who sends') }),
  z.object({ type: z.literal('sends'), ids: z.array(z.string()) }),
]);
type Message = z.infer<typeof Message>;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser could not store this.'));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(FILES, { keyPath: 'id' });
  return done(request);
}

async function inStore<T>(mode: IDBTransactionMode, work: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await done(work(database.transaction(FILES, mode).objectStore(FILES)));
  } finally {
    database.close();
  }
}

/**
 * The files that this browser has not sent whole. A browser that keeps none (its disk is full, its window is
 * private) loses nothing but this: the same file, dropped again, still goes on where it was.
 */
export class UnfinishedFiles {
  readonly #channel = new BroadcastChannel(CHANNEL);
  readonly #own = new Set<string>();
  readonly #others = new Set<string>();
  #closed = false;

  constructor() {
    this.#channel.addEventListener('message', ({ data }) => {
      const message = Message.safeParse(data);
      if (!message.success) return;
      if (message.data.type === 'who sends') this.#tell({ type: 'sends', ids: [...this.#own] });
      else for (const id of message.data.ids) this.#others.add(id);
    });
  }

  async keep(file: UnfinishedFile): Promise<void> {
    this.#own.add(file.id);
    await inStore('readwrite', (files) => files.put(file)).catch(() => {});
  }

  async forget(id: string): Promise<void> {
    this.#own.delete(id);
    await inStore('readwrite', (files) => files.delete(id)).catch(() => {});
  }

  /** Those of a person in a project that no page sends now. They are this page's from then on. */
  async left(user: string, project: string): Promise<readonly UnfinishedFile[]> {
    const found = await inStore('readonly', (files) => files.getAll()).catch(() => []);
    const own = UnfinishedFile.array()
      .catch([])
      .parse(found)
      .filter((file) => file.user === user && file.project === project && !this.#own.has(file.id));
    if (own.length === 0) return [];
    this.#others.clear();
    this.#tell({ type: 'who sends' });
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    const left = own.filter(({ id }) => !this.#others.has(id) && !this.#own.has(id));
    for (const { id } of left) this.#own.add(id);
    return left;
  }

  close(): void {
    this.#closed = true;
    this.#channel.close();
  }

  #tell(message: Message): void {
    if (!this.#closed) this.#channel.postMessage(message);
  }
}
