import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';

const FOLDER = 'dailies-imports';
/** A file of before this was left by a server that died. */
const STALE_AFTER_MS = 24 * 60 * 60 * 1_000;

async function sweep(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && now - found.mtimeMs > STALE_AFTER_MS) await rm(path, { force: true });
  }
}

/**
 * Writes a body to a file of its own in the system's temporary folder, whose name nobody but us chooses, and
 * gives it to `work`; afterwards it is gone. Throws `too-large` past `maxBytes`, and `storage` where the
 * folder is full.
 */
export async function receiveFile<T>(
  body: AsyncIterable<Uint8Array>,
  { maxBytes, now, signal }: { readonly maxBytes: number; readonly now: number; readonly signal: AbortSignal },
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(tmpdir(), `${FOLDER}-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder, now);
  const path = join(folder, randomBytes(16).toString('hex'));
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      let bytes = 0;
      for await (const chunk of body) {
        signal.throwIfAborted();
        bytes += chunk.length;
        if (bytes > maxBytes) {
          throw new DailiesError(
            'too-large',
            `The file is larger than ${Math.round(maxBytes / 1e9)} GB; export the project without media.`,
          );
        }
        for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten;
      }
    } finally {
      await file.close();
    }
    return await work(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      throw new DailiesError('storage', 'There is no room for this file on the server; tell whoever runs it.', {
        cause: error,
      });
    }
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}
