import type { Sha256 } from '@dailies/shared/media';
import type { MediaStore } from './MediaStore.ts';
import type { StoredBlob } from './StoredBlob.ts';

/** Blobs that are on their way at the same time. */
const AT_ONCE = 4;

export interface CopiedMedia {
  /** Files copied now. */
  readonly copied: number;
  readonly copiedBytes: number;
  /** Files that were there already, whole. */
  readonly there: number;
  /** Files whose bytes are not those of their name: they were not copied. */
  readonly damaged: readonly Sha256[];
}

interface Copying {
  readonly signal?: AbortSignal;
  /** Told after each file how many were looked at. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Copies every blob of one store into another. Every byte is hashed while it is read, and a blob whose
 * bytes are not those of its name is left out and named. What is there already in its size is left, so
 * that a copy that was broken off goes on where it stopped. What is put into `from` meanwhile may or may
 * not come along: copy again.
 */
export async function copyMedia(
  from: MediaStore,
  to: MediaStore,
  { signal, onProgress }: Copying = {},
): Promise<CopiedMedia> {
  const result = { copied: 0, copiedBytes: 0, there: 0, damaged: new Array<Sha256>() };
  let done = 0;
  async function copy({ sha256, sizeBytes }: StoredBlob): Promise<void> {
    if ((await to.stat(sha256))?.sizeBytes === sizeBytes) {
      result.there += 1;
    } else {
      const put = await to.put(await from.read(sha256));
      if (put.sha256 === sha256) {
        result.copied += 1;
        result.copiedBytes += sizeBytes;
      } else {
        // Under the name of its own bytes nobody asks for it, unless it is another file's as well.
        if (!(await from.has(put.sha256))) await to.delete(put.sha256);
        result.damaged.push(sha256);
      }
    }
    done += 1;
    onProgress?.(done);
  }
  const blobs = from.list();
  const work = async (): Promise<void> => {
    for await (const blob of blobs) {
      signal?.throwIfAborted();
      await copy(blob);
    }
  };
  // What is on its way is waited for, also where one failed: nothing goes on behind the caller's back.
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return { ...result, damaged: result.damaged.toSorted() };
}
