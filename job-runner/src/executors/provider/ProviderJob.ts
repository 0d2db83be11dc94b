import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RunId } from '@dailies/shared/ids';
import { RunFailureCode } from '@dailies/shared/runs';
import { z } from 'zod';

/**
 * What has to be known of a job at a provider by whoever follows this runner:
 *
 * - `prepared`: nothing was asked for yet, or it was refused for the moment;
 * - `submitting`: it is being asked for. Found by a follower, nobody knows whether the provider took it;
 * - `submitted`: it works there, under what was kept of the answer;
 * - `answered`: the answer has the result, and lies in `answer.json`;
 * - `fetched`: the result lies in `out`;
 * - `failed`: it ended so.
 */
const JobRecord = z.object({
  attempt: z.int().min(1),
  startedAtMs: z.number(),
  key: z.string(),
  state: z.enum(['prepared', 'submitting', 'submitted', 'answered', 'fetched', 'failed']),
  submittedAtMs: z.number().optional(),
  kept: z.record(z.string(), z.string()).optional(),
  /** How it is ended there; without who asks. */
  cancel: z.object({ method: z.string(), address: z.url(), headers: z.record(z.string(), z.string()) }).optional(),
  failure: z.object({ code: RunFailureCode, message: z.string() }).optional(),
});
export type JobRecord = z.infer<typeof JobRecord>;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * A run's job at a provider, in a folder of its own named by the run:
 *
 * ```
 * job.json      JobRecord, replaced whole
 * answer.json   an answer that has the result
 * out/take      the result
 * ```
 */
export class ProviderJob {
  readonly run: RunId;
  readonly path: string;

  constructor(workFolder: string, run: RunId) {
    this.run = run;
    this.path = join(workFolder, run);
  }

  static async all(workFolder: string): Promise<ProviderJob[]> {
    const names = await readdir(workFolder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    return names.flatMap((name) => {
      const run = RunId.safeParse(name);
      return run.success ? [new ProviderJob(workFolder, run.data)] : [];
    });
  }

  get outputs(): string {
    return join(this.path, 'out');
  }

  get output(): string {
    return join(this.outputs, 'take');
  }

  /** Null where there is no job. A record is there whole or not at all, so one that is no record is of another version. */
  async read(): Promise<JobRecord | null> {
    try {
      const record = JobRecord.safeParse(JSON.parse(await readFile(join(this.path, 'job.json'), 'utf8')));
      return record.success ? record.data : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async write(record: JobRecord): Promise<void> {
    await this.#replace('job.json', record);
  }

  async readAnswer(): Promise<unknown> {
    return JSON.parse(await readFile(join(this.path, 'answer.json'), 'utf8'));
  }

  async writeAnswer(answer: unknown): Promise<void> {
    await this.#replace('answer.json', answer);
  }

  async make(): Promise<void> {
    await mkdir(this.outputs, { recursive: true });
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  }

  /** It is about money: it is on the disk before anything is asked for, also where the power goes. */
  async #replace(name: string, content: unknown): Promise<void> {
    const path = join(this.path, name);
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(content));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  }
}
