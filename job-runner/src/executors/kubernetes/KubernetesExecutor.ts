import { join, posix, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendProbe, KubernetesConnection } from '@dailies/shared/farm';
import type { RunId } from '@dailies/shared/ids';
import { type ContainerRunner, pipelineName } from '@dailies/shared/runs';
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
import { concludeRun } from '../functionRunner/concludeRun.ts';
import { containerUser } from '../functionRunner/containerUser.ts';
import { type FolderAccess, prepareFolder } from '../functionRunner/prepareFolder.ts';
import { PreviewWatch } from '../functionRunner/PreviewWatch.ts';
import { RunFolder } from '../functionRunner/RunFolder.ts';
import { MAX_STDOUT_BYTES, ranOutOfMemory, saidTooMuch, tookTooLong, wasKilled } from '../functionRunner/stopped.ts';
import { Transcript } from '../functionRunner/Transcript.ts';
import { RunFailure } from '../RunFailure.ts';
import { Cluster } from './Cluster.ts';
import { clusterFailure, statusOf } from './clusterFailure.ts';
import { jobManifest, jobName } from './jobManifest.ts';
import { Patience, WAIT_LIMITS, waitingPhase, type WaitLimits } from './Patience.ts';
import { type Pod, type PodState, podState } from './Pod.ts';
import { probeCluster } from './probeCluster.ts';
import { RunJob } from './RunJob.ts';

const POLL_MS = 100;
/** How often the job itself is looked at, beside its pod. */
const LOOK_EVERY_MS = 3_000;
/** How long the last of what a pod said may take to arrive after its end. */
const LAST_WORDS_MS = 3_000;
/** 128 + SIGKILL. */
const KILLED = 137;
/** A container runtime's own words where the command could not begin. */
const CANNOT_BEGIN = ['StartError', 'ContainerCannotRun'];
/**
 * The user of a pod may be another than the runner's, so it writes by the mode of `out` alone; and a kubelet that is
 * nobody on the volume's server has to pass.
 */
const ACCESS: FolderAccess = { folderMode: 0o711, outputsMode: 0o777 };

/** What a callback has set, which the compiler does not see. */
const seen = (pod: Pod | null | undefined): Pod | null | undefined => pod;

type Ended = Extract<PodState, { state: 'ended' }>;

const wasLost = ({ pipeline }: RunOrder, reason: string): RunFailure =>
  new RunFailure(
    'machine-lost',
    `The cluster gave up the machine that ${pipelineName(pipeline)} ran on (${reason}); generate it again.`,
  );

/** How a job ended by its own account, where its pod says nothing any more; null while it has not. */
async function jobEnd(job: RunJob, order: RunOrder): Promise<Ended | null> {
  const found = await job.read().catch((error: unknown) => {
    // While the cluster is away nothing is known; the watch says when that is too long.
    if ((statusOf(error) ?? 500) >= 500) return undefined;
    throw error;
  });
  if (found === undefined) return null;
  if (found === null) throw wasKilled(order);
  const conditions = found.status?.conditions?.filter(({ status }) => status === 'True') ?? [];
  if (conditions.some(({ type }) => type === 'Complete')) {
    return { state: 'ended', exitCode: 0, reason: 'Completed', message: '' };
  }
  const failed = conditions.find(({ type }) => type === 'Failed');
  if (failed?.reason === 'DeadlineExceeded') throw tookTooLong(order);
  return null;
}

export interface KubernetesExecutorOptions extends Collecting {
  readonly connection: KubernetesConnection;
  /** The token of a service account. */
  readonly credential: string | null;
  /** Tells this installation's jobs from those of others in the same namespace. */
  readonly installation: string;
  readonly waits?: WaitLimits;
}

/** Runs a pipeline's image as a function runner in a cluster (design §5), one job and one folder a run. */
export class KubernetesExecutor implements Executor {
  readonly kind = 'kubernetes';
  readonly #options: KubernetesExecutorOptions;
  readonly #cluster: Cluster;
  readonly #waits: WaitLimits;
  /** Run folders, in the volume that the pods mount too. */
  readonly #workFolder: string;
  /** The same from the volume's root. */
  readonly #subPath: string;

  constructor(options: KubernetesExecutorOptions) {
    this.#options = options;
    this.#cluster = new Cluster(options.connection, options.credential);
    this.#waits = options.waits ?? WAIT_LIMITS;
    this.#subPath = `dailies-${options.installation}`;
    this.#workFolder = join(resolve(options.connection.workFolder), this.#subPath);
  }

  async execute(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd> {
    const { signal } = watch;
    if (signal.aborted) return { state: 'stopped' };
    const folder = new RunFolder(this.#workFolder, order.run, order.attempt);
    try {
      const runner = this.#runner(order);
      await prepareFolder(folder, order, this.#options.store, signal, ACCESS);
      signal.throwIfAborted();
      const job = await this.#create(order, runner, folder);
      return await this.#follow(job, folder, order, runner, watch);
    } catch (error) {
      const end = failedEnd(clusterFailure(error, order), order);
      if (!signal.aborted || stopReasonOf(signal) === 'cancelled') {
        await this.#removeAll(order.run, order.attempt).catch(() => {});
      }
      return signal.aborted ? { state: 'stopped' } : end;
    }
  }

  async adopt(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd | null> {
    try {
      const jobs = await RunJob.all(this.#cluster, this.#options.installation, order.run);
      const folders = await this.#folders(order.run);
      let adopted: { readonly job: RunJob; readonly folder: RunFolder } | null = null;
      for (const job of jobs.toSorted((a, b) => b.attempt - a.attempt)) {
        const folder = folders.find(({ attempt }) => attempt === job.attempt);
        if (adopted === null && folder !== undefined) adopted = { job, folder };
        else await job.remove();
      }
      for (const folder of folders) if (folder !== adopted?.folder) await folder.remove();
      if (adopted === null) return null;
      await adopted.folder.own(order.attempt);
      return await this.#follow(adopted.job, adopted.folder, order, this.#runner(order), watch);
    } catch (error) {
      return watch.signal.aborted ? { state: 'stopped' } : failedEnd(clusterFailure(error, order), order);
    }
  }

  async discard({ run, attempt }: Leftover): Promise<void> {
    await this.#removeAll(run, attempt);
  }

  async leftovers(): Promise<readonly Leftover[]> {
    const jobs = await RunJob.all(this.#cluster, this.#options.installation);
    const folders = await RunFolder.all(this.#workFolder);
    const bare = jobs.filter(
      ({ run, attempt }) => !folders.some((folder) => folder.run === run && folder.attempt === attempt),
    );
    return [
      ...(await Promise.all(folders.map((folder) => folder.owner()))),
      ...bare.map(({ run, attempt }) => ({ run, attempt })),
    ];
  }

  probe(signal: AbortSignal): Promise<BackendProbe> {
    return probeCluster(this.#cluster, this.#options.connection, signal);
  }

  #runner({ pipeline }: RunOrder): ContainerRunner {
    if (pipeline.runner.executor === 'container') return pipeline.runner;
    throw new RunFailure('missing-tool', `${pipelineName(pipeline)} is no container; choose another pipeline.`);
  }

  async #folders(run: RunId): Promise<RunFolder[]> {
    return (await RunFolder.all(this.#workFolder)).filter((folder) => folder.run === run);
  }

  /** What belongs to this attempt of a run or an earlier one. Folders go last, when nothing writes there any more. */
  async #removeAll(run: RunId, attempt: number): Promise<void> {
    const folders = await this.#folders(run);
    const owners = new Map<number, number>();
    for (const folder of folders) owners.set(folder.attempt, (await folder.owner()).attempt);
    const isItsOwn = (made: number): boolean => (owners.get(made) ?? made) <= attempt;
    for (const job of await RunJob.all(this.#cluster, this.#options.installation, run)) {
      if (!isItsOwn(job.attempt)) continue;
      await job.remove();
      await job.untilGone();
    }
    for (const folder of folders) if (isItsOwn(folder.attempt)) await folder.remove();
  }

  async #create(order: RunOrder, runner: ContainerRunner, folder: RunFolder): Promise<RunJob> {
    const { connection, installation } = this.#options;
    const body = jobManifest(order, runner, {
      installation,
      connection,
      subPath: posix.join(this.#subPath, `${folder.run}.${folder.attempt}`),
      user: containerUser(),
      startSeconds: Math.ceil(this.#waits.startMs / 1_000),
    });
    try {
      await this.#cluster.batch.createNamespacedJob({ namespace: this.#cluster.namespace, body });
    } catch (error) {
      // An answer that was lost, and the same asked for again: it is this very attempt's.
      if (statusOf(error) !== 409) throw error;
    }
    return new RunJob(this.#cluster, installation, jobName(installation, order), order);
  }

  /** Watches a job that was made by this runner or an earlier one, until its end. */
  async #follow(
    job: RunJob,
    folder: RunFolder,
    order: RunOrder,
    runner: ContainerRunner,
    watch: RunWatch,
  ): Promise<ExecutionEnd> {
    const { signal } = watch;
    const transcript = new Transcript(watch.onProgress);
    try {
      const end = await this.#untilEnd(job, folder, order, runner, watch, transcript);
      transcript.end();
      const artifact = await this.#conclude(end, folder, order, runner, transcript, signal);
      return { state: 'succeeded', artifact, log: transcript.log };
    } catch (error) {
      // Whatever has gone wrong while it runs, it has to end; not so where the runner alone gives it up.
      if (!signal.aborted || stopReasonOf(signal) === 'cancelled') await job.remove().catch(() => {});
      if (signal.aborted) return { state: 'stopped' };
      return failedEnd(clusterFailure(error, order), order, transcript.log);
    }
  }

  async #conclude(
    { exitCode, reason, message }: Ended,
    folder: RunFolder,
    order: RunOrder,
    runner: ContainerRunner,
    transcript: Transcript,
    signal: AbortSignal,
  ): Promise<Artifact> {
    if (exitCode !== 0 && reason === 'OOMKilled') throw ranOutOfMemory(order);
    if (exitCode === KILLED) throw wasKilled(order);
    if (CANNOT_BEGIN.includes(reason)) {
      throw new RunFailure(
        'missing-tool',
        `${pipelineName(order.pipeline)} names a command that is not in its image ${runner.image}; change one of them.`,
      );
    }
    // A cluster's log is of stdout and stderr alike; where it came to nothing, the pod's own last words are left.
    const stderr = transcript.log === '' ? message : transcript.log;
    return concludeRun(order, folder.outputs, { exitCode, stderr }, this.#options, signal);
  }

  async #untilEnd(
    job: RunJob,
    folder: RunFolder,
    order: RunOrder,
    runner: ContainerRunner,
    watch: RunWatch,
    transcript: Transcript,
  ): Promise<Ended> {
    const { signal } = watch;
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const preview = new PreviewWatch(folder.outputs, watch);
    const patience = new Patience(order, runner, this.#waits, performance.now());
    /** Undefined before the cluster was first asked. */
    let pod: Pod | null | undefined;
    let begun: Pod['metadata'] | null = null;
    let listening: Promise<void> | null = null;
    let isOver = false;
    let startedAt = await folder.startedAt();
    let lookedMs = performance.now();
    let refusal: string | null = null;
    const watching = job.watch((found) => (pod = found), either);
    watching.catch(() => {});
    try {
      for (;;) {
        await Promise.race([watching, sleep(POLL_MS, undefined, { signal })]);
        signal.throwIfAborted();
        const found = seen(pod);
        const state = found == null ? null : podState(found);
        if (found != null && (state?.state === 'running' || state?.state === 'ended')) {
          begun ??= found.metadata;
          if (startedAt === null) {
            await folder.hasStarted();
            startedAt = Date.now();
          }
          listening ??= job.listen(found.metadata.name, transcript, () => isOver, either);
        }
        // Older clusters start a pod that was deleted once more.
        const isAnother = begun !== null && found != null && found.metadata.uid !== begun.uid;
        if (isAnother) throw wasLost(order, 'its pod was replaced');
        if (state?.state === 'ended') {
          isOver = true;
          await Promise.race([listening, sleep(LAST_WORDS_MS, undefined, { signal, ref: false })]);
          return state;
        }
        if (state?.state === 'lost') throw wasLost(order, state.reason);
        await preview.look();
        if (transcript.stdoutBytes > MAX_STDOUT_BYTES) throw saidTooMuch(order);
        if (startedAt !== null && Date.now() - startedAt > order.pipeline.timeoutSeconds * 1_000) {
          throw tookTooLong(order);
        }
        const isGone = found === null && startedAt !== null;
        if (isGone || performance.now() - lookedMs > LOOK_EVERY_MS) {
          lookedMs = performance.now();
          const end = await jobEnd(job, order);
          if (end !== null) return end;
          if (isGone) throw wasLost(order, 'its pod is gone');
          refusal = found === null ? await job.refusal() : null;
        }
        if (startedAt === null && found !== undefined && (state === null || state.state === 'waiting')) {
          const lost = patience.lost(state, refusal, performance.now());
          if (lost !== null) throw lost;
          watch.onWaiting?.(waitingPhase(state));
        }
      }
    } finally {
      over.abort();
    }
  }
}
