import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';

/**
 * Writes a stream to a file that is there whole or not at all: to `FILE.part`, synced, then renamed. Only its
 * owner can read it. Throws `conflict` where the file is there already, and answers its size in bytes.
 */
export async function writeFileWhole(
  file: string,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<number> {
  if (await stat(file).catch(() => null)) {
    throw new DailiesError('conflict', `${file} is there already: name another file, or remove it.`);
  }
  const part = join(dirname(file), `${basename(file)}.part`);
  let bytes = 0;
  try {
    const unfinished = await open(part, 'w', 0o600);
    try {
      for await (const chunk of content) {
        signal.throwIfAborted();
        for (let at = 0; at < chunk.length;) at += (await unfinished.write(chunk, at)).bytesWritten;
        bytes += chunk.length;
      }
      await unfinished.sync();
    } finally {
      await unfinished.close();
    }
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    if (error instanceof DailiesError || !(error instanceof Error && 'code' in error)) throw error;
    throw new DailiesError('storage', `${file} could not be written (${String(error.code)}): see to its folder.`, {
      cause: error,
    });
  }
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return bytes;
}
