import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type ByteSource, carriesRecipe, readCarried } from '@dailies/shared/embedding';
import { contentType, SNIFFED_BYTES } from '@dailies/shared/media';
import { ApiProblem } from './ApiProblem.ts';
import { appendAnswer, BREAK_PAUSE_MS, type DownloadOptions, MOST_BREAKS } from './appendAnswer.ts';
import type { Connection } from './Connection.ts';
import { hashOf } from './downloadMedia.ts';
import { pause } from './pause.ts';
import type { ShownTake } from './takesOf.ts';

type Wanted = Pick<ShownTake, 'id' | 'media'>;

const sourceOf = (file: FileHandle, sizeBytes: number): ByteSource => ({
  sizeBytes,
  read: async (at, length) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, sizeBytes - at)));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
    return bytes.subarray(0, bytesRead);
  },
});

/** Whether a file is this take with its recipe; one of a kind that carries none is known by its content. */
async function isTake(path: string, { id, media }: Wanted): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    const source = sourceOf(file, (await file.stat()).size);
    const mediaType = contentType(await source.read(0, SNIFFED_BYTES)) ?? '';
    if (!carriesRecipe(mediaType)) return (await hashOf(path)).digest('hex') === media;
    return (await readCarried(mediaType, source)).recipe?.take === id;
  } finally {
    await file.close();
  }
}

/**
 * Downloads a take with its recipe in it, as the interface gives it, never all of it in memory. The server makes
 * the file as it sends it: no hash says what it has to be, and after a break it comes from its beginning. It is
 * written beside its place as `….part` and renamed when as many bytes are there as were announced. A file that
 * is this take with its recipe already is left as it is; answers whether anything was written.
 */
export async function downloadTake(
  connection: Connection,
  project: string,
  take: Wanted,
  path: string,
  { signal, onProgress }: DownloadOptions = {},
): Promise<boolean> {
  if (await isTake(path, take)) return false;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  const address = `/api/v1/takes/${encodeURIComponent(take.id)}/file?project=${encodeURIComponent(project)}`;
  try {
    for (let breaks = 1; ; breaks += 1) {
      const response = await connection.send(address, signal === undefined ? {} : { signal });
      if (!response.ok) throw await ApiProblem.of(response);
      const file = await open(part, 'w');
      try {
        // `fetch` takes fewer bytes than were announced for a break.
        const { broken } = await appendAnswer(response, { file, from: 0, onProgress });
        if (!broken) {
          await file.sync();
          break;
        }
      } finally {
        await file.close();
      }
      if (breaks > MOST_BREAKS) throw ApiProblem.unreachable(connection.url, null);
      await pause(BREAK_PAUSE_MS * breaks, signal);
    }
    await rename(part, path);
    return true;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
