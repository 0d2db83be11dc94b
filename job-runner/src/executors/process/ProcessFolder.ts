import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunFolder } from '../functionRunner/RunFolder.ts';
import { textOf } from '../functionRunner/textOf.ts';
import { isWrapperOf, kill, processesWith } from './processes.ts';

/** How long a wrapper that has begun may take to write its process id. */
const PID_TIMEOUT_MS = 2_000;
/** Between SIGTERM and SIGKILL: enough to free a GPU, and a cancel still ends within a second. */
const TERM_GRACE_MS = 300;
const POLL_MS = 15;

/** The variable that marks every process of a run. */
export const FOLDER_VARIABLE = 'RUN_FOLDER';

/**
 * The folder of a run that is a process of this machine. Besides what every run folder holds:
 *
 * ```
 * stdout, stderr   files, not pipes: they outlive the runner
 * started/pid      made by the wrapper when it begins
 * exit             the exit code, once the command has ended
 * ```
 *
 * Its life: prepared → started (`started/` is there) → ended (`exit` is there, or the wrapper is
 * gone) → removed once the end is written down.
 */
export class ProcessFolder extends RunFolder {
  static override async all(workFolder: string): Promise<ProcessFolder[]> {
    const folders = await RunFolder.all(workFolder);
    return folders.map(({ run, attempt }) => new ProcessFolder(workFolder, run, attempt));
  }

  get stdout(): string {
    return join(this.path, 'stdout');
  }

  get stderr(): string {
    return join(this.path, 'stderr');
  }

  /** True where the wrapper has begun; otherwise it is now too late for it to begin. */
  override async hasStarted(): Promise<boolean> {
    const hasStarted = await super.hasStarted();
    // Nobody waits for the process id of a wrapper that never will be.
    if (!hasStarted) await writeFile(join(this.path, 'started', 'pid'), '');
    return hasStarted;
  }

  async exitCode(): Promise<number | null> {
    const text = await textOf(join(this.path, 'exit'));
    return text === null || !/^\d{1,3}$/.test(text) ? null : Number(text);
  }

  /** The living wrapper's process id, which is also its group's. */
  async wrapper(): Promise<number | null> {
    const pid = Number(await textOf(join(this.path, 'started', 'pid')));
    return Number.isSafeInteger(pid) && pid > 1 && (await isWrapperOf(pid, this.path)) ? pid : null;
  }

  /** Whether its wrapper is known to be gone. One that has not yet written its process id is on its way. */
  async isAbandoned(): Promise<boolean> {
    return (await textOf(join(this.path, 'started', 'pid'))) !== null && (await this.wrapper()) === null;
  }

  /** Waits for the process id of a wrapper that has begun. */
  async awaitPid(): Promise<void> {
    const deadline = Date.now() + PID_TIMEOUT_MS;
    while ((await textOf(join(this.path, 'started', 'pid'))) === null && Date.now() < deadline) await sleep(POLL_MS);
  }

  /** Ends every process of the run, and those that it started. Resolves when they are gone. */
  async killAll(): Promise<void> {
    if (await this.hasStarted().catch(() => false)) await this.awaitPid();
    const group = await this.wrapper();
    if (group !== null && kill(-group, 'SIGTERM')) {
      const deadline = Date.now() + TERM_GRACE_MS;
      while (kill(-group, 0) && Date.now() < deadline) await sleep(POLL_MS);
      kill(-group, 'SIGKILL');
    }
    for (const pid of await processesWith(`${FOLDER_VARIABLE}=${this.path}`)) kill(pid, 'SIGKILL');
    const deadline = Date.now() + TERM_GRACE_MS;
    while ((await this.wrapper()) !== null && Date.now() < deadline) await sleep(POLL_MS);
  }
}
