import { setTimeout as sleep } from 'node:timers/promises';
import type { Backend, BackendProbe, ProviderConnection } from '@dailies/shared/farm';
import type { RunId } from '@dailies/shared/ids';
import { isRetried, type ProviderRunner, pipelineName, providerPrice } from '@dailies/shared/runs';
import {
  type Artifact,
  type ExecutionEnd,
  type Executor,
  type Leftover,
  type RunOrder,
  type RunWatch,
  stopReasonOf,
} from '../Executor.ts';
import { failedEnd } from '../failedEnd.ts';
import type { Collecting } from '../functionRunner/collectOutput.ts';
import { RunFailure } from '../RunFailure.ts';
import { ProviderAway } from './ProviderAway.ts';
import { ProviderClient } from './ProviderClient.ts';
import { type JobRecord, ProviderJob } from './ProviderJob.ts';
import { ProviderRun } from './ProviderRun.ts';
import { requestOf } from './PreparedRequest.ts';
import { RunLog } from './RunLog.ts';
import { SignIn } from './SignIn.ts';

const AWAY_MS = 120_000;
const FIRST_WAIT_MS = 1_000;
/** A stop has a second, the cancel at the provider included; what it does not take in that time `discard` repeats. */
const CANCEL_MS = 700;
const DISCARD_MS = 10_000;
/** A runner that lets a run go may just be writing down what it was answered. */
const SETTLE_MS = 1_500;
const SETTLE_POLL_MS = 50;
const HEALTHY_MS = 60_000;

export interface ProviderExecutorOptions extends Collecting {
  readonly backend: Pick<Backend, 'id' | 'title'>;
  readonly connection: ProviderConnection;
  /** In clear; null where the provider wants none. */
  readonly credential: string | null;
  /** Jobs' folders lie here, of this backend alone. It must survive a restart of the runner. */
  readonly workFolder: string;
  /** Tells this installation's jobs from those of others at the same provider. */
  readonly installation: string;
  /** How long the provider may be out of reach; left out: two minutes. */
  readonly awayMs?: number;
  /** How long it waits first for one that has too much to do; left out: a second. */
  readonly firstWaitMs?: number;
}

/** Runs pipelines at a hosted provider, whose interface each of them tells as data. */
export class ProviderExecutor implements Executor {
  readonly kind = 'http';
  readonly #options: ProviderExecutorOptions;
  readonly #folder: string;
  readonly #signIn: SignIn;
  /** What goes on after a run was stopped: its job is not yet known, and is cancelled when it is. */
  readonly #later = new Map<RunId, Promise<void>>();
  readonly #running = new Set<RunId>();
  #healthyUntilMs = 0;

  /** Throws `invalid-input` where the credential cannot be one. */
  constructor(options: ProviderExecutorOptions) {
    this.#options = options;
    this.#folder = options.workFolder;
    this.#signIn = new SignIn(options.connection.url, options.connection.signIn, options.credential);
  }

  async execute(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd> {
    const job = new ProviderJob(this.#folder, order.run);
    const record: JobRecord = {
      attempt: order.attempt,
      startedAtMs: Date.now(),
      key: `dailies-${this.#options.installation}-${order.run}-${order.attempt}`,
      state: 'prepared',
    };
    const end = await this.#work(order, watch, job, record, async (run) => {
      await this.discard(order);
      await job.make();
      await job.write(record);
      return run.submit();
    });
    return end ?? failedEnd(new Error('A submission came to no end.'), order);
  }

  async adopt(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd | null> {
    const job = new ProviderJob(this.#folder, order.run);
    const found = await this.#settled(job, watch.signal);
    if (found === null) return null;
    const record = { ...found, attempt: Math.max(found.attempt, order.attempt) };
    await job.write(record);
    return this.#work(order, watch, job, record, (run) => run.goOn());
  }

  async discard({ run, attempt }: Leftover): Promise<void> {
    const job = new ProviderJob(this.#folder, run);
    await Promise.race([this.#later.get(run), sleep(DISCARD_MS, undefined, { ref: false })]);
    const record = await job.read();
    if (record !== null && record.attempt > attempt) return;
    if (record?.state === 'submitted') await this.#cancel(record, AbortSignal.timeout(DISCARD_MS));
    await job.remove();
  }

  async leftovers(): Promise<readonly Leftover[]> {
    const jobs = await ProviderJob.all(this.#folder);
    return Promise.all(jobs.map(async (job) => ({ run: job.run, attempt: (await job.read())?.attempt ?? 1 })));
  }

  async probe(signal: AbortSignal): Promise<BackendProbe> {
    const { connection } = this.#options;
    if (Date.now() >= this.#healthyUntilMs) {
      const address = new URL(connection.url.replace(/\/$/, '') + (connection.health ?? '/'));
      await this.#checkHealth(address, signal);
      this.#healthyUntilMs = Date.now() + HEALTHY_MS;
    }
    return { version: null, queued: this.#running.size, loaded: [], gpus: [] };
  }

  /** Throws a sentence where it cannot be used. Without a path of its own to ask, any answer is a good one. */
  async #checkHealth(address: URL, signal: AbortSignal): Promise<void> {
    const { connection, backend } = this.#options;
    const client = new ProviderClient(this.#signIn, new RunLog(this.#signIn.hide));
    const status = await client.ask(requestOf(address), signal).then(
      (answer) => answer.status,
      (error: unknown) => {
        signal.throwIfAborted();
        if (error instanceof ProviderAway) throw new Error(`${backend.title} cannot be reached.`, { cause: error });
        if (error instanceof RunFailure && error.code === 'pipeline-failed' && connection.health === undefined)
          return 200;
        throw error;
      },
    );
    if (connection.health !== undefined && (status === 401 || status === 403)) {
      throw new Error(`${backend.title} does not accept the credential; enter another one.`);
    }
    if (status >= 500 || (connection.health !== undefined && status >= 400)) {
      throw new Error(`${backend.title} answers with an error (${status}).`);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#later.values());
  }

  /** Does the work of an attempt to its end, whatever ends it; null where the work comes to nothing. */
  async #work(
    order: RunOrder,
    watch: RunWatch,
    job: ProviderJob,
    record: JobRecord,
    work: (run: ProviderRun) => Promise<Artifact | null>,
  ): Promise<ExecutionEnd | null> {
    const log = new RunLog(this.#signIn.hide);
    const { timeoutSeconds } = order.pipeline;
    const overAtMs = record.startedAtMs + timeoutSeconds * 1_000;
    const over = AbortSignal.timeout(Math.max(0, overAtMs - Date.now()));
    let run: ProviderRun | undefined;
    this.#running.add(order.run);
    try {
      watch.signal.throwIfAborted();
      const runner = runnerOf(order);
      const signal = AbortSignal.any([watch.signal, over]);
      run = new ProviderRun(
        order,
        runner,
        this.#parts(order.run, log, () => this.#cancelLate(job, watch.signal)),
        { job, record, watch, signal },
      );
      const artifact = await work(run);
      if (artifact === null) return null;
      const costMicros = providerPrice(runner, order.spec);
      return { state: 'succeeded', artifact, log: log.text, ...(costMicros === undefined ? {} : { costMicros }) };
    } catch (error) {
      if (watch.signal.aborted) {
        if (stopReasonOf(watch.signal) === 'cancelled') await this.#cancelSoon(run?.record);
        return { state: 'stopped' };
      }
      if (over.aborted) await this.#cancelSoon(run?.record);
      // One that takes too long is left as it is, for `discard` to make sure that it ends there.
      if (over.aborted) return this.#failedEnd(timeout(order), order, log);
      return await this.#failed(error, order, log, job, run?.record);
    } finally {
      this.#running.delete(order.run);
    }
  }

  #parts(run: RunId, log: RunLog, cancel: () => Promise<void>) {
    const {
      store,
      measure,
      maxOutputBytes,
      connection,
      backend,
      awayMs = AWAY_MS,
      firstWaitMs = FIRST_WAIT_MS,
    } = this.#options;
    return {
      store,
      measure,
      maxOutputBytes,
      connection,
      title: backend.title,
      client: new ProviderClient(this.#signIn, log),
      awayMs,
      firstWaitMs,
      onLater: (work: Promise<void>) => {
        const ended = work.then(cancel).catch(() => {});
        this.#later.set(run, ended);
        void ended.then(() => this.#later.get(run) === ended && this.#later.delete(run));
      },
    };
  }

  /** The end of a failed run, kept for a follower, where another attempt would not end otherwise. */
  async #failed(
    error: unknown,
    order: RunOrder,
    log: RunLog,
    job: ProviderJob,
    record?: JobRecord,
  ): Promise<ExecutionEnd> {
    const end = this.#failedEnd(error, order, log);
    if (end.state === 'failed' && record !== undefined && !isRetried(end.code)) {
      const failure = { code: end.code, message: end.message };
      await job.write({ ...record, state: 'failed', failure }).catch(() => {});
    }
    return end;
  }

  #failedEnd(error: unknown, order: RunOrder, log: RunLog): ExecutionEnd {
    const end = failedEnd(error, order, log.text);
    if (end.state !== 'failed') return end;
    return { ...end, message: this.#signIn.hide(end.message), log: this.#signIn.hide(end.log) };
  }

  /** The record of a job, once nobody is about to write down what it was answered. */
  async #settled(job: ProviderJob, signal: AbortSignal): Promise<JobRecord | null> {
    const deadline = Date.now() + SETTLE_MS;
    for (;;) {
      const record = await job.read();
      if (record?.state !== 'submitting' || Date.now() > deadline || signal.aborted) return record;
      await sleep(SETTLE_POLL_MS);
    }
  }

  async #cancelLate(job: ProviderJob, watch: AbortSignal): Promise<void> {
    const record = await job.read();
    if (record?.state !== 'submitted' || (watch.aborted && stopReasonOf(watch) === 'released')) return;
    await this.#cancel(record, AbortSignal.timeout(DISCARD_MS));
  }

  /** Within the time of a stop. */
  async #cancelSoon(record: JobRecord | undefined): Promise<void> {
    if (record?.state === 'submitted') await this.#cancel(record, AbortSignal.timeout(CANCEL_MS)).catch(() => {});
  }

  /** Ends a job at the provider. Rejects where it could not be told; that it has ended already is as good. */
  async #cancel({ cancel }: JobRecord, signal: AbortSignal): Promise<void> {
    if (cancel === undefined) return;
    const client = new ProviderClient(this.#signIn, new RunLog(this.#signIn.hide));
    const { address, ...request } = cancel;
    const { status } = await client.ask({ ...requestOf(new URL(address)), ...request }, signal);
    if (status === 429 || status >= 500) {
      throw new Error(`${this.#options.backend.title} did not take a cancel (${status}); it is told again later.`);
    }
  }
}

function runnerOf({ pipeline }: RunOrder): ProviderRunner {
  if (pipeline.runner.executor === 'http') return pipeline.runner;
  throw new RunFailure(
    'missing-tool',
    `${pipelineName(pipeline)} is not for a hosted provider; choose another pipeline.`,
  );
}

const timeout = ({ pipeline }: RunOrder): RunFailure =>
  new RunFailure(
    'timeout',
    `${pipelineName(pipeline)} took longer than ${pipeline.timeoutSeconds} s and was stopped; make it shorter or smaller.`,
  );
