import { chmod, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RunId } from '@dailies/shared/ids';
import type { Leftover } from '../Executor.ts';
import { isMissing } from './isMissing.ts';
import { textOf } from './textOf.ts';

/**
 * A run's folder under the work folder, named by run and attempt:
 *
 * ```
 * in/spec.json, in/media/<sha256>   read-only
 * out/                              result.json and the outputs
 * started/                          made when the work begins
 * owner                             the attempt that adopted it
 * ```
 *
 * Removed once the end is written down.
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

  /** Every run folder of a work folder; none where that has not been made yet. */
  static async all(workFolder: string): Promise<RunFolder[]> {
    const names = await readdir(workFolder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
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

  /** The attempt that it belongs to now: whoever adopted it last, or who made it. */
  async owner(): Promise<Leftover> {
    const adopted = Number(await textOf(join(this.path, 'owner')));
    return { run: this.run, attempt: Math.max(this.attempt, adopted) };
  }

  async own(attempt: number): Promise<void> {
    await writeFile(join(this.path, 'owner.new'), String(attempt));
    await rename(join(this.path, 'owner.new'), join(this.path, 'owner'));
  }

  /** True where the work has begun; otherwise it counts as begun from now on. */
  async hasStarted(): Promise<boolean> {
    try {
      await mkdir(join(this.path, 'started'));
      return false;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return true;
      throw error;
    }
  }

  /** When the work began, in milliseconds since the epoch; null before. */
  async startedAt(): Promise<number | null> {
    const started = await stat(join(this.path, 'started')).catch(() => null);
    return started === null ? null : started.mtimeMs;
  }

  async remove(): Promise<void> {
    // Who is not root removes nothing from a folder that is read-only.
    for (const folder of [this.inputs, join(this.inputs, 'media')]) await chmod(folder, 0o755).catch(() => {});
    await rm(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }
}
