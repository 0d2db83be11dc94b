import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pipelineName } from '@dailies/shared/runs';
import {
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
import { functionEnvironment } from '../functionRunner/functionEnvironment.ts';
import { prepareFolder } from '../functionRunner/prepareFolder.ts';
import { PreviewWatch } from '../functionRunner/PreviewWatch.ts';
import { progressLine } from '../functionRunner/progressLine.ts';
import { MAX_STDOUT_BYTES, saidTooMuch, tookTooLong, wasKilled } from '../functionRunner/stopped.ts';
import { takePath } from '../functionRunner/takePath.ts';
import { LOG_BYTES, logEnd } from '../logEnd.ts';
import { RunFailure } from '../RunFailure.ts';
import { fileEnd } from './fileEnd.ts';
import { LineReader } from './LineReader.ts';
import { FOLDER_VARIABLE, ProcessFolder } from './ProcessFolder.ts';
import { wrapped } from './wrapper.ts';

const POLL_MS = 50;
/** Looking whether the process still lives costs more than looking for its exit code. */
const POLLS_A_LIFE_SIGN = 10;

export interface ProcessExecutorOptions extends Collecting {
  /** Run folders lie here. It must survive a restart of the runner. */
  readonly workFolder: string;
  /** A word of a pipeline's command that begins with "./" is a path from here. */
  readonly programFolder: string;
  /** What commands inherit, such as PATH. Never the whole environment, which holds secrets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a pipeline's command as a function runner on this machine (design §5), one folder a run. */
export class ProcessExecutor implements Executor {
  readonly kind = 'process';
  readonly #options: ProcessExecutorOptions;

  private constructor(options: ProcessExecutorOptions) {
    this.#options = options;
  }

  static async open(options: ProcessExecutorOptions): Promise<ProcessExecutor> {
    const workFolder = resolve(options.workFolder);
    await mkdir(workFolder, { recursive: true });
    return new ProcessExecutor({ ...options, workFolder });
  }

  async execute(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd> {
    const folder = new ProcessFolder(this.#options.workFolder, order.run, order.attempt);
    try {
      await prepareFolder(folder, order, this.#options.store, watch.signal);
      watch.signal.throwIfAborted();
      await this.#start(folder, order);
    } catch (error) {
      return watch.signal.aborted ? { state: 'stopped' } : failedEnd(error, order);
    }
    return this.#follow(folder, order, watch);
  }

  async adopt(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd | null> {
    const folders = (await ProcessFolder.all(this.#options.workFolder)).filter(({ run }) => run === order.run);
    const [newest, ...older] = folders.sort((a, b) => b.attempt - a.attempt);
    for (const folder of older) await this.#remove(folder);
    if (newest === undefined) return null;
    await newest.own(order.attempt);
    if (await newest.hasStarted()) {
      await newest.awaitPid();
      // In this order: a process that ends between the two looks has left its exit code.
      const living = await newest.wrapper();
      if (living !== null || (await newest.exitCode()) !== null) return this.#follow(newest, order, watch);
    }
    await this.#remove(newest);
    return null;
  }

  async discard({ run, attempt }: Leftover): Promise<void> {
    for (const folder of await ProcessFolder.all(this.#options.workFolder)) {
      if (folder.run === run && (await folder.owner()).attempt <= attempt) await this.#remove(folder);
    }
  }

  async leftovers(): Promise<readonly Leftover[]> {
    const folders = await ProcessFolder.all(this.#options.workFolder);
    return Promise.all(folders.map((folder) => folder.owner()));
  }

  async #remove(folder: ProcessFolder): Promise<void> {
    await folder.killAll();
    await folder.remove();
  }

  async #start(folder: ProcessFolder, order: RunOrder): Promise<void> {
    const { runner } = order.pipeline;
    if (runner.executor !== 'process') {
      throw new RunFailure('missing-tool', `${pipelineName(order.pipeline)} is no command; choose another pipeline.`);
    }
    const command = runner.command.map((word) =>
      word.startsWith('./') ? join(this.#options.programFolder, word) : word,
    );
    const environment = {
      ...this.#options.environment,
      ...functionEnvironment(order.spec, {
        spec: join(folder.inputs, 'spec.json'),
        inputs: folder.inputs,
        outputs: folder.outputs,
        output: takePath(folder.outputs, order),
      }),
      [FOLDER_VARIABLE]: folder.path,
    };
    const [program, args] = wrapped(folder.path, command);
    await new Promise<void>((resolveStart, reject) => {
      const child = spawn(program, args, { cwd: folder.path, env: environment, detached: true, stdio: 'ignore' });
      child.once('spawn', resolveStart);
      child.once('error', (cause) => {
        reject(
          new RunFailure('missing-tool', `${pipelineName(order.pipeline)} could not be started: ${cause.message}.`, {
            cause,
          }),
        );
      });
      // It may outlive this process; its folder says how it fares.
      child.unref();
    });
  }

  /** Watches a command that was started by this runner or an earlier one, until its end. */
  async #follow(folder: ProcessFolder, order: RunOrder, watch: RunWatch): Promise<ExecutionEnd> {
    const { signal } = watch;
    try {
      const exitCode = await this.#untilExit(folder, order, watch);
      const stderr = await fileEnd(folder.stderr, LOG_BYTES);
      const artifact = await concludeRun(order, folder.outputs, { exitCode, stderr }, this.#options, signal);
      return { state: 'succeeded', artifact, log: await this.#log(folder) };
    } catch (error) {
      if (!signal.aborted) return failedEnd(error, order, await this.#log(folder));
      if (stopReasonOf(signal) === 'cancelled') await folder.killAll();
      return { state: 'stopped' };
    }
  }

  async #untilExit(folder: ProcessFolder, order: RunOrder, watch: RunWatch): Promise<number> {
    const { onProgress, signal } = watch;
    const preview = new PreviewWatch(folder.outputs, watch);
    const startedAt = (await folder.startedAt()) ?? Date.now();
    const stdout = new LineReader(folder.stdout);
    for (let poll = 1; ; poll += 1) {
      signal.throwIfAborted();
      // In this order: a process that ends between the two looks has left its exit code.
      const abandoned = poll % POLLS_A_LIFE_SIGN === 0 && (await folder.isAbandoned());
      const exitCode = await folder.exitCode();
      for (const line of await stdout.read()) {
        const progress = progressLine(line);
        if (progress !== null) onProgress(progress.fraction, progress.phase);
      }
      if (exitCode !== null) return exitCode;
      await preview.look();
      if (abandoned) throw wasKilled(order);
      if (Date.now() - startedAt > order.pipeline.timeoutSeconds * 1_000) {
        await folder.killAll();
        throw tookTooLong(order);
      }
      if (stdout.offsetBytes > MAX_STDOUT_BYTES) {
        await folder.killAll();
        throw saidTooMuch(order);
      }
      await sleep(POLL_MS, undefined, { signal });
    }
  }

  async #log(folder: ProcessFolder): Promise<string> {
    const [stdout, stderr] = await Promise.all([fileEnd(folder.stdout, LOG_BYTES), fileEnd(folder.stderr, LOG_BYTES)]);
    const said = stdout.split('\n').filter((line) => progressLine(line) === null);
    return logEnd([said.join('\n'), stderr].filter((part) => part.trim() !== '').join('\n'));
  }
}
