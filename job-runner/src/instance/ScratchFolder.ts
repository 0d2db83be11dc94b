import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

const errnoOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Whether the process that made a folder is gone; false where that cannot be told from here. */
async function isAbandoned(root: string, name: string): Promise<boolean> {
  const [, host, number] = /^(.+)\.(\d+)-\w+$/.exec(name) ?? [];
  // Another machine's, or another container's: its processes are not seen from here.
  if (host !== hostname()) return false;
  if (Number(number) === process.pid) {
    // The first process of a container has the same number each time.
    const found = await stat(join(root, name)).catch(() => null);
    return found !== null && found.mtimeMs < performance.timeOrigin;
  }
  try {
    process.kill(Number(number), 0);
    return false;
  } catch (error) {
    return errnoOf(error) === 'ESRCH';
  }
}

/**
 * Where this process works on copies of files: a folder beside those of the other runners of this machine, named
 * `<host>.<process>-<random>`. What a runner left that was killed, whole films perhaps, is removed by the next that
 * starts.
 */
export class ScratchFolder {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(
    root: string = join(tmpdir(), `dailies-runner-${process.getuid?.() ?? 0}`),
  ): Promise<ScratchFolder> {
    await mkdir(root, { recursive: true, mode: 0o700 });
    for (const name of await readdir(root)) {
      if (await isAbandoned(root, name)) await rm(join(root, name), { recursive: true, force: true });
    }
    return new ScratchFolder(await mkdtemp(join(root, `${hostname()}.${process.pid}-`)));
  }

  /** A new folder in it, which whoever asks removes. */
  async make(prefix: string): Promise<string> {
    // Systems remove from their temporary folder what has lain there for days, and runners live longer.
    await mkdir(this.#path, { recursive: true, mode: 0o700 });
    return mkdtemp(join(this.#path, prefix));
  }

  async close(): Promise<void> {
    await rm(this.#path, { recursive: true, force: true });
  }
}
