import { open, rename, rm } from 'node:fs/promises';
import { ApiProblem } from './ApiProblem.ts';
import { bodyOf } from './bodyOf.ts';
import type { Connection } from './Connection.ts';
import type { DownloadOptions } from './appendAnswer.ts';

export interface ExportOptions extends DownloadOptions {
  /** Without: the pictures, videos and sounds are named and not carried. */
  readonly media?: boolean;
}

/** Writes an exported project into a new file, whole or not at all. Answers its bytes. Throws where the file is there already. */
export async function exportProject(
  connection: Connection,
  project: string,
  path: string,
  { signal, onProgress, media = true }: ExportOptions = {},
): Promise<number> {
  const place = await open(path, 'wx').catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isThere
      ? new ApiProblem('conflict', `${path} is there already; name a new file.`, 0, { cause: error })
      : error;
  });
  await place.close();
  const part = `${path}.part`;
  try {
    const response = await connection.send(`/api/v1/projects/${encodeURIComponent(project)}/export?media=${media}`, {
      method: 'POST',
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw await ApiProblem.of(response);
    const file = await open(part, 'w');
    let bytes = 0;
    try {
      for await (const chunk of bodyOf(response)) {
        await file.writeFile(chunk);
        bytes += chunk.length;
        onProgress?.(bytes, null);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    return bytes;
  } catch (error) {
    await Promise.all([rm(part, { force: true }), rm(path, { force: true })]);
    throw error instanceof TypeError ? ApiProblem.unreachable(connection.url, error) : error;
  }
}
