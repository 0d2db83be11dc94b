import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { bodyOf } from './bodyOf.ts';

export interface DownloadOptions {
  readonly signal?: AbortSignal;
  /** Bytes that are there, of how many; null where the server does not say. */
  readonly onProgress?: (bytes: number, of: number | null) => void;
}

/** Broken connections in a row, without a byte between them, before it is given up. */
export const MOST_BREAKS = 5;
export const BREAK_PAUSE_MS = 500;

const totalOf = (response: Response, from: number): number | null => {
  const length = response.headers.get('content-length');
  return length === null ? null : from + Number(length);
};

/** Appends an answer's bytes to a file. Answers how many came; fewer than were announced where the connection broke. */
export async function appendAnswer(
  response: Response,
  {
    file,
    hash,
    from,
    onProgress,
  }: { file: FileHandle; hash?: Hash; from: number; onProgress: DownloadOptions['onProgress'] },
): Promise<{ readonly bytes: number; readonly broken: boolean }> {
  let bytes = 0;
  const of = totalOf(response, from);
  onProgress?.(from, of);
  try {
    for await (const chunk of bodyOf(response)) {
      await file.writeFile(chunk);
      hash?.update(chunk);
      bytes += chunk.length;
      onProgress?.(from + bytes, of);
    }
    return { bytes, broken: false };
  } catch (error) {
    // A connection that breaks is a TypeError of `fetch`; a full disk, or a signal, is none.
    if (error instanceof TypeError) return { bytes, broken: true };
    throw error;
  }
}
