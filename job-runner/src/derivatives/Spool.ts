import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaStore } from '@dailies/media-store';
import type { Sha256 } from '@dailies/shared/media';
import type { ScratchFolder } from '../instance/ScratchFolder.ts';

/** One film is asked for by several makers, one soon after the other. */
const LINGER_MS = 15_000;

interface Spooled {
  readonly folder: Promise<string>;
  users: number;
  timer: NodeJS.Timeout | null;
}

/** Files of the store on this machine, for as long as somebody works on them and a little longer. */
export class Spool {
  readonly #store: MediaStore;
  readonly #scratch: ScratchFolder;
  readonly #files = new Map<Sha256, Spooled>();

  constructor(store: MediaStore, scratch: ScratchFolder) {
    this.#store = store;
    this.#scratch = scratch;
  }

  /** Gives the path of a file that is whole, and keeps it there until the work has ended. */
  async use<T>(sha256: Sha256, work: (path: string) => Promise<T>): Promise<T> {
    const file = this.#files.get(sha256) ?? { folder: this.#fetch(sha256), users: 0, timer: null };
    this.#files.set(sha256, file);
    file.users += 1;
    if (file.timer !== null) clearTimeout(file.timer);
    try {
      return await work(join(await file.folder, 'file'));
    } finally {
      file.users -= 1;
      if (file.users === 0) file.timer = setTimeout(() => void this.#drop(sha256, file), LINGER_MS).unref();
    }
  }

  /** Removes every file. */
  async close(): Promise<void> {
    await Promise.all([...this.#files].map(([sha256, file]) => this.#drop(sha256, file)));
  }

  async #fetch(sha256: Sha256): Promise<string> {
    const folder = await this.#scratch.make('source-');
    try {
      await pipeline(Readable.fromWeb(await this.#store.read(sha256)), createWriteStream(join(folder, 'file')));
      return folder;
    } catch (error) {
      // Asked for again, it is fetched again.
      this.#files.delete(sha256);
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async #drop(sha256: Sha256, file: Spooled): Promise<void> {
    if (file.timer !== null) clearTimeout(file.timer);
    if (this.#files.get(sha256) === file) this.#files.delete(sha256);
    const folder = await file.folder.catch(() => null);
    if (folder !== null) await rm(folder, { recursive: true, force: true });
  }
}
