import type { MediaLinks, MediaStore } from '@dailies/media-store';
import { DailiesError } from '@dailies/shared/errors';

/** Links of a store that is nowhere; what is put by them is in `put`, by the name of its upload. */
function linksOver(store: MediaStore, put: Map<string, Uint8Array<ArrayBuffer>>): MediaLinks {
  const origin = 'https://store.example.org';
  const brought = (upload: string): Uint8Array<ArrayBuffer> => {
    const bytes = put.get(upload);
    if (bytes === undefined) throw new DailiesError('not-found', 'Nothing was put by this link.');
    return bytes;
  };
  return {
    origin,
    download: (sha256) => Promise.resolve(`${origin}/${sha256}`),
    upload: (upload) => Promise.resolve(`${origin}/uploads/${upload}`),
    uploadParts: (upload, sizeBytes) =>
      Promise.resolve([
        { firstByte: 0, lastByte: sizeBytes - 1, url: `${origin}/uploads/${upload}?part=1`, isThere: put.has(upload) },
      ]),
    join: async (upload, sizeBytes) => put.get(upload)?.length === sizeBytes,
    allowPages: () => Promise.resolve('there'),
    take: (upload, maxSizeBytes) => store.put(brought(upload), { maxSizeBytes }),
    peek: async (upload, bytes) => brought(upload).subarray(0, bytes),
    read: async (upload) => new Blob([brought(upload)]).stream(),
    drop: async (upload) => void put.delete(upload),
  };
}

/**
 * A store that gives links, as a bucket does and a folder does not. That links of a real bucket lead where
 * they should is the matter of the store's own contract.
 */
export const linkedStore = (store: MediaStore, put: Map<string, Uint8Array<ArrayBuffer>>): MediaStore => ({
  links: linksOver(store, put),
  put: (content, options) => store.put(content, options),
  putFile: (path, options) => store.putFile(path, options),
  stat: (sha256) => store.stat(sha256),
  has: (sha256) => store.has(sha256),
  read: (sha256, range) => store.read(sha256, range),
  delete: (sha256) => store.delete(sha256),
  list: (options) => store.list(options),
  // When something was put is not known here, so all of it is old.
  sweep: async (options) => {
    for (const upload of put.keys()) if (options.underWay?.has(upload) !== true) put.delete(upload);
    await store.sweep(options);
  },
  check: () => store.check(),
});
