import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { PREVIEW_BYTES, type RunWatch } from '../Executor.ts';

const NAMES = ['preview.jpg', 'preview.png', 'preview.webp'];
const LOOK_EVERY_MS = 250;
/** PNG, JPEG or WebP by their first bytes, whatever the name says. */
const PICTURE = /^(\x89PNG\r\n|\xff\xd8\xff|RIFF[^]{4}WEBP)/;

const markOf = ({ ino, size, mtimeMs }: Stats): string => `${ino} ${size} ${mtimeMs}`;

/** A small plain file's bytes. Foreign code wrote it: a link, a pipe or a large file is nothing to read. */
async function smallFile(path: string): Promise<Buffer | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(() => null);
  if (file === null) return null;
  try {
    const found = await file.stat();
    if (!found.isFile() || found.nlink !== 1 || found.size > PREVIEW_BYTES) return null;
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(found.size), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/**
 * Hands on the picture of the work as it stands, `preview.jpg`, `.png` or `.webp` in the folder of outputs, whenever
 * it has changed. A function runner writes it under another name and renames it, so that it is always whole.
 */
export class PreviewWatch {
  readonly #outputs: string;
  readonly #onPreview: RunWatch['onPreview'];
  #seen = '';
  #lookedMs = Number.NEGATIVE_INFINITY;

  constructor(outputs: string, { onPreview }: Pick<RunWatch, 'onPreview'>) {
    this.#outputs = outputs;
    this.#onPreview = onPreview;
  }

  /** Looks four times a second at most, however often it is called. */
  async look(): Promise<void> {
    if (this.#onPreview === undefined || performance.now() - this.#lookedMs < LOOK_EVERY_MS) return;
    this.#lookedMs = performance.now();
    const found = await Promise.all(
      NAMES.map(async (name) => {
        const path = join(this.#outputs, name);
        const stats = await lstat(path).catch(() => null);
        return stats === null ? [] : [{ path, stats }];
      }),
    );
    const newest = found.flat().toSorted((a, b) => b.stats.mtimeMs - a.stats.mtimeMs)[0];
    if (newest === undefined || markOf(newest.stats) === this.#seen) return;
    this.#seen = markOf(newest.stats);
    const picture = await smallFile(newest.path);
    if (picture !== null && PICTURE.test(picture.toString('latin1', 0, 16))) this.#onPreview(picture);
  }
}
