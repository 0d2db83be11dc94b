import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from './env.ts';

/** So long a server waits for the next piece. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

interface Sent {
  readonly url: string;
  readonly project: string;
  /** Whole, from the root. */
  readonly path: string;
}

/**
 * What names the uploads that were begun and not ended, so that the command goes on with them when it is started
 * again. Each lies in a file of its own: several programs may upload at once. A file that was changed is another.
 */
export class UploadsUnderWay {
  readonly #folder: string;

  constructor({ folder }: Pick<Environment, 'folder'>) {
    this.#folder = join(folder, 'uploads');
  }

  async find(sent: Sent): Promise<string | undefined> {
    return readFile(await this.#fileOf(sent), 'utf8').catch(() => undefined);
  }

  async remember(sent: Sent, upload: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await this.#forgetOld();
    await writeFile(await this.#fileOf(sent), upload, { mode: 0o600 });
  }

  async forget(sent: Sent): Promise<void> {
    await rm(await this.#fileOf(sent), { force: true });
  }

  async #fileOf({ url, project, path }: Sent): Promise<string> {
    // Where there is no such file, sending it says so.
    const there = await stat(path).catch(() => undefined);
    const what = JSON.stringify([url, project, path, there?.size, there?.mtimeMs]);
    return join(this.#folder, createHash('sha256').update(what).digest('hex'));
  }

  async #forgetOld(): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const there = await stat(path).catch(() => undefined);
      if (there !== undefined && there.mtimeMs < Date.now() - KEPT_MS) await rm(path, { force: true });
    }
  }
}
