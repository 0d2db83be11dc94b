import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ApiProblem } from './ApiProblem.ts';
import { appendAnswer, BREAK_PAUSE_MS, type DownloadOptions, MOST_BREAKS } from './appendAnswer.ts';
import type { Connection } from './Connection.ts';
import { pause } from './pause.ts';

const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  );

export async function hashOf(file: string): Promise<Hash> {
  const hash = createHash('sha256');
  const content: AsyncIterable<Uint8Array> = createReadStream(file);
  for await (const chunk of content) hash.update(chunk);
  return hash;
}

/**
 * Downloads media by its content into a file, never all of it in memory. It is written beside its place
 * as `….part` and renamed when its SHA-256 is right, so that a file of that name is whole. What is in
 * the part of an earlier try is kept and the rest asked for. A file that is there already, with the
 * right content, is left as it is; answers whether anything was written.
 */
export async function downloadMedia(
  connection: Connection,
  sha256: string,
  path: string,
  { signal, onProgress }: DownloadOptions = {},
): Promise<boolean> {
  if ((await sizeOf(path)) !== null && (await hashOf(path)).digest('hex') === sha256) return false;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  let breaks = 0;
  for (;;) {
    const kept = (await sizeOf(part)) ?? 0;
    const response = await connection.send(`/api/v1/media/${sha256}`, {
      ...(kept > 0 ? { headers: { 'range': `bytes=${kept}-`, 'if-range': `"${sha256}"` } } : {}),
      ...(signal === undefined ? {} : { signal }),
    });
    // 416: there is nothing behind what is here; the hash says whether that is all of it.
    if (!response.ok && response.status !== 416) throw await ApiProblem.of(response);
    const isRest = response.status === 206;
    const from = response.status === 200 ? 0 : kept;
    const hash = from > 0 ? await hashOf(part) : createHash('sha256');
    if (response.status === 416) await response.body?.cancel();
    else {
      const file = await open(part, isRest ? 'a' : 'w');
      try {
        const { bytes, broken } = await appendAnswer(response, { file, hash, from, onProgress });
        if (broken) {
          breaks = bytes > 0 ? 1 : breaks + 1;
          if (breaks > MOST_BREAKS) throw ApiProblem.unreachable(connection.url, null);
          await pause(BREAK_PAUSE_MS * breaks, signal);
          continue;
        }
        await file.sync();
      } finally {
        await file.close();
      }
    }
    if (hash.digest('hex') === sha256) {
      await rename(part, path);
      return true;
    }
    await rm(part, { force: true });
    // A part of something else may have lain there: then everything is asked for once more.
    if (from === 0) {
      throw new ApiProblem(
        'damaged',
        `${path}: what came is not what the take's hash says; try again, and tell whoever runs the installation if it stays so.`,
        200,
      );
    }
  }
}
