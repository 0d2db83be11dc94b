import { z } from 'zod';

/** A copy that could not be merged, kept whole. */
const RescuedCopy = z.object({
  id: z.string(),
  user: z.string(),
  project: z.string(),
  projectName: z.string(),
  /** Milliseconds since 1970 UTC. */
  at: z.number(),
  /** The sentence that it was refused with. */
  reason: z.string(),
  /** The whole document as one Yjs update. */
  update: z.instanceof(Uint8Array),
});
export type RescuedCopy = z.infer<typeof RescuedCopy>;

const DATABASE = 'dailies:rescue';
const COPIES = 'copies';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser could not store this.'));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(COPIES, { keyPath: 'id' });
  return done(request);
}

/** Keeps a copy; it stays until the person deletes it. */
export async function keepRescued(copy: RescuedCopy): Promise<void> {
  const database = await open();
  try {
    await done(database.transaction(COPIES, 'readwrite').objectStore(COPIES).put(copy));
  } finally {
    database.close();
  }
}

/** A person's rescued copies of a project, newest first. */
export async function listRescued(user: string, project: string): Promise<readonly RescuedCopy[]> {
  const database = await open();
  try {
    const all: unknown[] = await done(database.transaction(COPIES).objectStore(COPIES).getAll());
    return all
      .flatMap((value) => {
        const parsed = RescuedCopy.safeParse(value);
        return parsed.success && parsed.data.user === user && parsed.data.project === project ? [parsed.data] : [];
      })
      .sort((a, b) => b.at - a.at);
  } finally {
    database.close();
  }
}

export async function deleteRescued(id: string): Promise<void> {
  const database = await open();
  try {
    await done(database.transaction(COPIES, 'readwrite').objectStore(COPIES).delete(id));
  } finally {
    database.close();
  }
}
