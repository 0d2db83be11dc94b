const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser could not store this.'));
  });

/** Does one piece of work in a store of this browser's own; rejects where the browser keeps none, or is full. */
export type InBrowserStore = <T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
) => Promise<T>;

/** A store of records with an `id` in this browser, made where it is not there. */
export function browserStore(database: string, store: string): InBrowserStore {
  return async (mode, work) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'id' });
    const opened = await done(request);
    try {
      return await done(work(opened.transaction(store, mode).objectStore(store)));
    } finally {
      opened.close();
    }
  };
}
