import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunId } from '@dailies/shared/ids';
import type { Leftover } from '../Executor.ts';
import { isWrapperOf, kill, processesWith } from './processes.ts';

/** How long a wrapper that has begun may take to write its process id. */
const PID_TIMEOUT_MS = 2_000;
/** Between SIGTERM and SIGKILL: enough to free a GPU, and a cancel still ends within a second. */
const TERM_GRACE_MS = 300;
const POLL_MS = 15;

/** The variable that marks every process of a run. */
export const FOLDER_VARIABLE = 'RUN_FOLDER';

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * A run's folder under the work folder, named by run and attempt:
 *
 * ```
 * in/spec.json, in/media/<sha256>   read-only
 * out/                              result.json and the outputs
 * stdout, stderr                    files, not pipes: they outlive the runner
 * started/pid                       made by the wrapper when it begins
 * exit                              the exit code, once the command has ended
 * owner                             the attempt that adopted it
 * ```
 *
 * Its life: prepared → started (`started/` is there) → ended (`exit` is there, or the wrapper is
 * gone) → removed once the end is written down.
 */
export class RunFolder {
  readonly path: string;
  readonly run: RunId;
  /** The attempt that made it. */
  readonly attempt: number;

  constructor(workFolder: string, run: RunId, attempt: number) {
    this.path = join(workFolder, `${run}.${attempt}`);
    this.run = run;
    this.attempt = attempt;
  }

  /** Every run folder of a work folder. */
  static async all(workFolder: string): Promise<RunFolder[]> {
    const names = await readdir(workFolder);
    return names.flatMap((name) => {
      const match = /^([^.]+)\.(\d{1,9})$/.exec(name);
      const run = RunId.safeParse(match?.[1]);
      return match === null || !run.success ? [] : [new RunFolder(workFolder, run.data, Number(match[2]))];
    });
  }

  get inputs(): string {
    return join(this.path, 'in');
  }

  get outputs(): string {
    return join(this.path, 'out');
  }

  get stdout(): string {
    return join(this.path, 'stdout');
  }

  get stderr(): string {
    return join(this.path, 'stderr');
  }

  /** The attempt that it belongs to now: whoever adopted it last, or who made it. */
  async owner(): Promise<Leftover> {
    const adopted = Number(await textOf(join(this.path, 'owner')));
    return { run: this.run, attempt: Math.max(this.attempt, adopted) };
  }

  async own(attempt: number): Promise<void> {
    await writeFile(join(this.path, 'owner.new'), String(attempt));
    await rename(join(this.path, 'owner.new'), join(this.path, 'owner'));
  }

  /** True where the command has begun; otherwise it is now too late for it to begin. */
  async hasStarted(): Promise<boolean> {
    try {
      await mkdir(join(this.path, 'started'));
      return false;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return true;
      throw error;
    }
  }

  /** When the command began, in milliseconds since the epoch; null before. */
  async startedAt(): Promise<number | null> {
    const started = await stat(join(this.path, 'started')).catch(() => null);
    return started === null ? null : started.mtimeMs;
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

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}
