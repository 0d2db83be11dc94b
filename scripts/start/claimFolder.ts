import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DailiesError } from '@dailies/shared/errors';

export interface Claim {
  /** A killed predecessor held the folder: what it started may be ending only now. */
  readonly inherited: boolean;
  release(): Promise<void>;
}

/** What the command lines of those contain who hold a data folder: the start, a backup, a restore. */
export const HOLDERS = 'scripts/';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/**
 * Whether the process that wrote a claim still holds it. A process id alone proves nothing: after a
 * restart of the machine or the container it may be anybody's, so its command line is looked at too.
 */
function stillHolds(pid: number, script: string): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
  } catch (error) {
    // Gone meanwhile, or a system without /proc, where a living process is taken for the holder.
    return codeOf(error) === 'ENOENT' ? process.platform !== 'linux' : true;
  }
}

/** Node's own recursive mkdir never ends where a folder cannot be made and says ENOENT, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}

function unwritable(folder: string, cause: unknown): DailiesError {
  const why: Record<string, string> = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'its file system is read-only',
    ENOTDIR: 'a part of that path is a file',
    ENOENT: 'no folder can be made there',
    ENOSPC: 'the disk is full',
  };
  const reason = why[codeOf(cause)] ?? (cause instanceof Error ? cause.message : 'it cannot be written');
  return new DailiesError(
    'storage',
    `The data folder ${folder} cannot be used, as ${reason}: set DATA_DIR to another.`,
    {
      cause,
    },
  );
}

/**
 * Takes a folder for this process (it is made where it is missing) by a file `NAME.pid` in it, which
 * names its holder. Throws a sentence where it cannot be written or another process holds it.
 *
 * `script`: what the command line of a holder contains.
 */
export async function claimFolder(folder: string, name: string, script: string): Promise<Claim> {
  const file = join(folder, `${name}.pid`);
  const own = `${file}.${process.pid}`;
  try {
    await makeFolder(folder);
    await writeFile(own, `${process.pid}\n`);
  } catch (cause) {
    throw unwritable(folder, cause);
  }
  let inherited = false;
  try {
    for (;;) {
      try {
        // Laid whole or not at all, and never over another's.
        await link(own, file);
        break;
      } catch (error) {
        if (codeOf(error) !== 'EEXIST') throw unwritable(folder, error);
      }
      const holder = Number(await readFile(file, 'utf8').catch(() => ''));
      if (holder > 0 && stillHolds(holder, script)) {
        throw new DailiesError(
          'conflict',
          `The data folder ${folder} is in use by process ${holder}: stop that one first, or set DATA_DIR to another.`,
        );
      }
      inherited = true;
      const aside = `${own}.old`;
      await rename(file, aside).catch(() => {});
      await rm(aside, { force: true });
    }
  } finally {
    await rm(own, { force: true });
  }
  return {
    inherited,
    release: async () => {
      if (Number(await readFile(file, 'utf8').catch(() => '')) === process.pid) await rm(file, { force: true });
    },
  };
}
