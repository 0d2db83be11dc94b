import { constants } from 'node:fs';
import { access, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'dailies-test-';
const MEMORY_FOLDER = '/dev/shm';
/** A run of every test stays under 1 GiB. Docker gives 64 MiB of this by default, which is left alone. */
const LEAST_FREE_BYTES = 2 * 1024 ** 3;

/** Copying a database takes 20 ms in memory and 250 ms on a disk. */
async function base(): Promise<string> {
  try {
    await access(MEMORY_FOLDER, constants.W_OK);
    const { bavail, bsize } = await statfs(MEMORY_FOLDER);
    return bavail * bsize >= LEAST_FREE_BYTES ? MEMORY_FOLDER : tmpdir();
  } catch {
    return tmpdir();
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** A new folder for one test server, in memory where there is room; those of killed runs are removed. */
export async function temporaryFolder(): Promise<string> {
  const folder = await base();
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
  }
  return mkdtemp(join(folder, `${PREFIX}${process.pid}-`));
}
