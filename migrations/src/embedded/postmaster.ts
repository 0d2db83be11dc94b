import { readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  /** It takes connections. */
  readonly ready: boolean;
}

/** The process that wrote the data folder's lock file, dead or alive; null where there is none. */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | null> {
  try {
    const lines = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether this process is a PostgreSQL on this data folder. A process id alone proves nothing: after
 * a restart of the machine or the container it may be anybody's. PostgreSQL's working folder is its
 * data folder; where that cannot be read, a living process is taken for it.
 */
export async function servesFolder(pid: number, dataFolder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(dataFolder));
  } catch {
    return isAlive(pid);
  }
}
