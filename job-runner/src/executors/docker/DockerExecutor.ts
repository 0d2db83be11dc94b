import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendProbe, DockerConnection } from '@dailies/shared/farm';
import type { RunId } from '@dailies/shared/ids';
import { type ContainerRunner, pipelineName } from '@dailies/shared/runs';
import type Docker from 'dockerode';
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
import { wantsGpu } from '../functionRunner/wantsGpu.ts';
import { orAbort } from '../orAbort.ts';
import { RunFailure } from '../RunFailure.ts';
import { containerOptions } from './containerOptions.ts';
import { engineFailure, initFailure, statusOf } from './engineFailure.ts';
import { GpuRota } from './GpuRota.ts';
import { openEngine } from './openEngine.ts';
import { probeEngine } from './probeEngine.ts';
import { type ContainerEnd, KILLED, RunContainer } from './RunContainer.ts';

const POLL_MS = 100;
/** How long the last of what a container said may take to arrive after its end. */
const LAST_WORDS_MS = 2_000;
/**
 * The user of a container is another than the runner's, or through an engine's own mapping may be; so it may write by
 * the mode of `out` alone. Nobody else gets there, as the folder around it is the runner's own.
 */
const ACCESS: FolderAccess = { folderMode: 0o700, outputsMode: 0o777 };

export interface DockerExecutorOptions extends Collecting {
  readonly connection: DockerConnection;
  /** For an engine that is reached by TLS: what `clientCertificate` reads. */
  readonly credential: string | null;
  /** Run folders lie here, as this process sees it. It must survive a restart of the runner, and be this backend's alone. */
  readonly workFolder: string;
  /** Tells this installation's containers from those of others on the same engine: small letters, digits, hyphens. */
  readonly installation: string;
}

/** Runs a pipeline's image as a function runner on a Docker engine (design §5), one container and one folder a run. */
export class DockerExecutor implements Executor {
  readonly kind = 'docker';
  readonly #options: DockerExecutorOptions;
  readonly #engine: Docker;
  readonly #gpus: GpuRota;

  constructor(options: DockerExecutorOptions) {
    this.#options = { ...options, workFolder: resolve(options.workFolder) };
    this.#engine = openEngine(options.connection, options.credential);
    this.#gpus = new GpuRota(this.#engine, options.connection.gpus);
  }

  async execute(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd> {
    const { signal } = watch;
    if (signal.aborted) return { state: 'stopped' };
    const folder = new RunFolder(this.#options.workFolder, order.run, order.attempt);
    try {
      const runner = this.#runner(order);
      await prepareFolder(folder, order, this.#options.store, signal, ACCESS);
      const container = await orAbort(this.#create(order, runner, folder), signal);
      const stream = await container.attach(signal);
      await folder.hasStarted();
      await orAbort(container.start(), signal);
      return await this.#follow(container, folder, order, watch, stream);
    } catch (error) {
      const end = failedEnd(engineFailure(error, order), order);
      // What is released before it began is removed by who adopts.
      if (!signal.aborted || stopReasonOf(signal) === 'cancelled')
        await this.#removeAll(order.run, order.attempt).catch(() => {});
      return signal.aborted ? { state: 'stopped' } : end;
    }
  }

  async adopt(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd | null> {
    try {
      const containers = await RunContainer.all(this.#engine, this.#options.installation, order.run);
      const folders = await this.#folders(order.run);
      let adopted: { readonly container: RunContainer; readonly folder: RunFolder } | null = null;
      for (const container of containers.toSorted((a, b) => b.attempt - a.attempt)) {
        const folder = folders.find(({ attempt }) => attempt === container.attempt);
        const hasBegun = ['running', 'paused', 'exited'].includes(container.state);
        if (adopted === null && folder !== undefined && hasBegun) adopted = { container, folder };
        else await container.remove();
      }
      for (const folder of folders) if (folder !== adopted?.folder) await folder.remove();
      if (adopted === null) return null;
      await adopted.folder.own(order.attempt);
      return await this.#follow(adopted.container, adopted.folder, order, watch);
    } catch (error) {
      return watch.signal.aborted ? { state: 'stopped' } : failedEnd(engineFailure(error, order), order);
    }
  }

  async discard({ run, attempt }: Leftover): Promise<void> {
    await this.#removeAll(run, attempt);
  }

  async leftovers(): Promise<readonly Leftover[]> {
    const containers = await RunContainer.all(this.#engine, this.#options.installation);
    const folders = await RunFolder.all(this.#options.workFolder);
    const bare = containers.filter(
      ({ run, attempt }) => !folders.some((folder) => folder.run === run && folder.attempt === attempt),
    );
    return [
      ...(await Promise.all(folders.map((folder) => folder.owner()))),
      ...bare.map(({ run, attempt }) => ({ run, attempt })),
    ];
  }

  probe(signal: AbortSignal): Promise<BackendProbe> {
    return probeEngine(this.#engine, this.#options.connection, signal);
  }

  #runner({ pipeline }: RunOrder): ContainerRunner {
    if (pipeline.runner.executor === 'container') return pipeline.runner;
    throw new RunFailure('missing-tool', `${pipelineName(pipeline)} is no container; choose another pipeline.`);
  }

  async #folders(run: RunId): Promise<RunFolder[]> {
    return (await RunFolder.all(this.#options.workFolder)).filter((folder) => folder.run === run);
  }

  /** What belongs to this attempt of a run or an earlier one. */
  async #removeAll(run: RunId, attempt: number): Promise<void> {
    const folders = await this.#folders(run);
    const owners = new Map<number, number>();
    for (const folder of folders) owners.set(folder.attempt, (await folder.owner()).attempt);
    const isItsOwn = (made: number): boolean => (owners.get(made) ?? made) <= attempt;
    for (const container of await RunContainer.all(this.#engine, this.#options.installation, run)) {
      if (isItsOwn(container.attempt)) await container.remove();
    }
    for (const folder of folders) if (isItsOwn(folder.attempt)) await folder.remove();
  }

  async #create(order: RunOrder, runner: ContainerRunner, folder: RunFolder): Promise<RunContainer> {
    const { connection, installation, workFolder } = this.#options;
    const create = async (gpu: string | null): Promise<RunContainer> => {
      const options = containerOptions(order, runner, {
        installation,
        folder: join(connection.workFolder ?? workFolder, basename(folder.path)),
        modelsFolder: connection.modelsFolder,
        user: containerUser(),
        gpu,
      });
      const container = await this.#engine.createContainer(options);
      return new RunContainer(container, order, 'created');
    };
    return wantsGpu(order.pipeline) ? this.#gpus.next(create) : create(null);
  }

  /** Watches a container that was started by this runner or an earlier one, until its end. */
  async #follow(
    container: RunContainer,
    folder: RunFolder,
    order: RunOrder,
    watch: RunWatch,
    stream?: NodeJS.ReadableStream,
  ): Promise<ExecutionEnd> {
    const { signal } = watch;
    const transcript = new Transcript(watch.onProgress);
    const over = new AbortController();
    const listening = container.listen(transcript, over.signal, stream);
    try {
      const end = await this.#untilEnd(container, folder, order, watch, { transcript, listening });
      await Promise.race([listening, sleep(LAST_WORDS_MS, undefined, { signal, ref: false })]);
      transcript.end();
      const artifact = await this.#conclude(end, folder, order, transcript, signal);
      return { state: 'succeeded', artifact, log: transcript.log };
    } catch (error) {
      if (!signal.aborted) return failedEnd(engineFailure(error, order), order, transcript.log);
      if (stopReasonOf(signal) === 'cancelled') await container.kill().catch(() => {});
      return { state: 'stopped' };
    } finally {
      over.abort();
    }
  }

  async #conclude(
    { exitCode, wasOutOfMemory }: ContainerEnd,
    folder: RunFolder,
    order: RunOrder,
    { errors }: Transcript,
    signal: AbortSignal,
  ): Promise<Artifact> {
    // An engine says so too of a run that went on without a child that was killed.
    if (exitCode !== 0 && wasOutOfMemory) throw ranOutOfMemory(order);
    if (exitCode === KILLED) throw wasKilled(order);
    const failure = exitCode === 0 ? null : initFailure(order, errors);
    if (failure !== null) throw failure;
    return concludeRun(order, folder.outputs, { exitCode, stderr: errors }, this.#options, signal);
  }

  async #untilEnd(
    container: RunContainer,
    folder: RunFolder,
    order: RunOrder,
    watch: RunWatch,
    { transcript, listening }: { readonly transcript: Transcript; readonly listening: Promise<void> },
  ): Promise<ContainerEnd> {
    const { signal } = watch;
    const preview = new PreviewWatch(folder.outputs, watch);
    const startedAt = (await folder.startedAt()) ?? Date.now();
    const over = new AbortController();
    const ending = container.end(listening, AbortSignal.any([signal, over.signal])).catch((error: unknown) => {
      throw statusOf(error) === 404 ? wasKilled(order) : error;
    });
    ending.catch(() => {});
    try {
      for (;;) {
        signal.throwIfAborted();
        const end = await Promise.race([ending, sleep(POLL_MS, null, { signal })]);
        if (end !== null) return end;
        await preview.look();
        if (Date.now() - startedAt > order.pipeline.timeoutSeconds * 1_000) throw tookTooLong(order);
        if (transcript.stdoutBytes > MAX_STDOUT_BYTES) throw saidTooMuch(order);
      }
    } catch (error) {
      // Whatever has gone wrong while it runs, it has to end; not so where the runner alone gives it up.
      if (!signal.aborted) await container.kill().catch(() => {});
      throw error;
    } finally {
      over.abort();
    }
  }
}
