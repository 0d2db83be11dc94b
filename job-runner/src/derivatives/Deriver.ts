import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { MediaStore } from '@dailies/media-store';
import type { Sql } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import { MAKERS, type Maker } from '@dailies/shared/media';
import { CHANNELS } from '@dailies/shared/runs';
import type { Logger } from 'pino';
import { CpuPool } from '../cpu/CpuPool.ts';
import { RunFailure } from '../executors/RunFailure.ts';
import type { ScratchFolder } from '../instance/ScratchFolder.ts';
import type { DeriveJob } from './DeriveJob.ts';
import { Made, type MakeInput } from './make/Made.ts';
import { Spool } from './Spool.ts';

const FUNCTIONS = new URL('make/derivativeFunctions.ts', import.meta.url).href;

const MAX_MEMORY_BYTES = 2 * 1_024 ** 3;

/** How long a maker may take, in seconds; whatever takes longer is hostile, or nothing for this machine. */
const MAX_SECONDS: Readonly<Record<Maker, number>> = {
  posters: 60,
  facts: 180,
  waveform: 180,
  filmstrip: 300,
  proxy: 3_600,
  outline: 180,
};

const WHAT: Readonly<Record<Maker, string>> = {
  posters: 'No poster could be made',
  facts: 'The file could not be measured',
  waveform: 'No waveform could be drawn',
  filmstrip: 'No filmstrip could be made',
  proxy: 'No proxy could be made',
  outline: 'What is in the file could not be read',
};

export interface DeriverOptions {
  readonly sql: Sql;
  readonly store: MediaStore;
  readonly scratch: ScratchFolder;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Logger;
  readonly maxMemoryBytes?: number;
}

/** A job of the queue as it stands. */
export interface Attempt {
  /** From 1. */
  readonly attempt: number;
  readonly tries: number;
}

interface Unmade {
  readonly reason: string;
  /** It would end the same each time. */
  readonly isFinal: boolean;
}

/**
 * Makes what the queue asks for: fetches the file, lets a process of its own make the derivatives within
 * bounds of time, memory and pixels, keeps them in the store, and writes their rows. A file that cannot
 * be decoded gets a sentence at once; what passes (a store that is away, a killed process) is tried
 * again by the queue.
 */
export class Deriver {
  readonly #options: DeriverOptions;
  readonly #pool: CpuPool;
  readonly #spool: Spool;
  readonly #stop = new AbortController();

  constructor(options: DeriverOptions) {
    this.#options = options;
    this.#spool = new Spool(options.store, options.scratch);
    this.#pool = new CpuPool({
      functions: FUNCTIONS,
      size: 1,
      environment: options.environment,
      maxMemoryBytes: options.maxMemoryBytes ?? MAX_MEMORY_BYTES,
    });
  }

  /** Resolves when the rows are written, whatever they say; rejects where it is to be tried again. */
  async derive(job: DeriveJob, { attempt, tries }: Attempt): Promise<void> {
    if (!(await this.#begin(job))) return;
    try {
      await this.#make(job);
    } catch (error) {
      // A runner that stops leaves the job to the next one.
      if (this.#stop.signal.aborted) throw error;
      const { reason, isFinal } = this.#reasonOf(error, job.maker);
      this.#options.log[isFinal ? 'debug' : 'warn']({ err: error, ...job, attempt }, 'A derivative was not made.');
      if (!isFinal && attempt < tries) throw error;
      await this.#write(job, 'failed', `${WHAT[job.maker]}: ${reason}`);
    }
  }

  /** Ends what is being made; the queue gives it to whoever comes next. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#pool.close();
    await this.#spool.close();
  }

  /** False where nothing of it is left to make. */
  async #begin({ source, maker }: DeriveJob): Promise<boolean> {
    const { version, makes } = MAKERS[maker];
    const rows = await this.#options.sql`
      UPDATE derivatives SET state = 'making', error = NULL
      WHERE source = ${source} AND kind = ANY(${[...makes]}) AND version = ${version}
        AND state IN ('waiting', 'making')
      RETURNING kind`;
    return rows.length > 0;
  }

  async #make(job: DeriveJob): Promise<void> {
    const { sql, store, scratch } = this.#options;
    const [file] = await sql<{ media_type: string }[]>`SELECT media_type FROM media WHERE sha256 = ${job.source}`;
    if (file === undefined) return;
    const folder = await scratch.make('made-');
    try {
      const made = await this.#spool.use(job.source, async (path) => {
        const input: MakeInput = { path, mediaType: file.media_type, folder };
        const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(MAX_SECONDS[job.maker] * 1_000)]);
        return Made.parse(await this.#pool.call(job.maker, input, signal));
      });
      for (const one of made) {
        const blob = await store.put(createReadStream(one.file));
        await sql.begin(async (tx) => {
          await tx`
          UPDATE derivatives SET state = 'ready', blob = ${blob.sha256}, size_bytes = ${blob.sizeBytes},
            media_type = ${one.mediaType}, details = ${tx.json(one.details)}, ended_at = now()
          WHERE source = ${job.source} AND kind = ${one.kind} AND version = ${MAKERS[job.maker].version}`;
          // From its row on it cannot be collected; one that was a moment before is made again.
          if (!(await store.has(blob.sha256))) throw new Error('The derivative was removed while its row was written.');
        });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await this.#write(job, 'unneeded', null);
  }

  /** Says what became of all that is not made, and tells the servers. */
  async #write({ source, maker }: DeriveJob, state: 'failed' | 'unneeded', error: string | null): Promise<void> {
    const { version, makes } = MAKERS[maker];
    await this.#options.sql`
      UPDATE derivatives SET state = ${state}, error = ${error?.slice(0, 1_000) ?? null}, ended_at = now()
      WHERE source = ${source} AND kind = ANY(${[...makes]}) AND version = ${version} AND state = 'making'`;
    await this.#options.sql`SELECT pg_notify(${CHANNELS.derivative}, ${source})`;
  }

  #reasonOf(error: unknown, maker: Maker): Unmade {
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      const minutes = MAX_SECONDS[maker] / 60;
      return {
        reason: `it took longer than ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. Use a smaller or a shorter file.`,
        isFinal: true,
      };
    }
    if (error instanceof RunFailure && error.code === 'out-of-memory') {
      return { reason: 'it took more memory than is given to it. Use a smaller size.', isFinal: true };
    }
    if (error instanceof RunFailure) return { reason: lowerFirst(error.message), isFinal: true };
    if (error instanceof DailiesError && error.code === 'not-found') {
      return { reason: 'the file is not in the media store.', isFinal: true };
    }
    // The module of FFmpeg is there for the usual machines only.
    if (error instanceof Error && /node-av|sharp/.test(error.message) && /load|find|module/i.test(error.message)) {
      return {
        reason: 'this machine cannot decode media. Install Dailies again (npm ci) on a machine that node-av supports.',
        isFinal: true,
      };
    }
    return {
      reason: 'it failed each time. Ask whoever runs this installation to look at the log of the job-runner.',
      isFinal: false,
    };
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
