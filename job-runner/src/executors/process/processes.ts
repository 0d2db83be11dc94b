import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process's arguments; null where there is no such process, or only its remains. */
async function argumentsOf(pid: number): Promise<readonly string[] | null> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return text === '' ? null : text.split('\0');
  }
  const { stdout } = await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() === '' ? null : stdout.trim().split(' ');
}

/**
 * Whether this process is the wrapper of this run folder. A process id alone proves nothing: after a
 * restart it may be anybody's. The folder, unique to run and attempt, stands in the wrapper's
 * arguments.
 */
export async function isWrapperOf(pid: number, folder: string): Promise<boolean> {
  return (await argumentsOf(pid))?.includes(folder) ?? false;
}

/** Sends a signal to a process, or by a negative number to a group. False where there is none. */
export function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

/**
 * The processes that carry `variable` in their environment: those, too, that left the group. Empty
 * where the system does not show environments.
 */
export async function processesWith(variable: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
        return environment.split('\0').includes(variable) ? [Number(name)] : [];
      }),
  );
  return found.flat().filter((pid) => pid !== process.pid);
}
