import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline as stream } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendProbe, ComfyConnection } from '@dailies/shared/farm';
import { type ComfyRunner, type ComfyWorkflow, pipelineName } from '@dailies/shared/runs';
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
import { type Collecting, collectOutput } from '../functionRunner/collectOutput.ts';
import { RunFailure } from '../RunFailure.ts';
import { ComfyApi } from './ComfyApi.ts';
import { ExecutionError, type HistoryEntry, type PromptMark, type QueueItem } from './comfyAnswers.ts';
import { ComfyAway } from './ComfyAway.ts';
import { executionFailure, outputFailure, refusalFailure } from './comfyFailure.ts';
import { comfyProbe } from './comfyProbe.ts';
import { fileOf } from './fileOf.ts';
import { fillWorkflow } from './fillWorkflow.ts';
import { PromptFollower } from './PromptFollower.ts';
import { promptId } from './promptId.ts';
import { RunLog } from './RunLog.ts';
import { uploadInputs } from './uploadInputs.ts';

/** A server may be started anew, or load a large model, before a run on it is lost. */
const LOST_AFTER_MS = 60_000;
/** More attempts than any run has. */
const MAX_ATTEMPTS = 50;
/** An interrupt acts at the next step of whatever works; longer is not waited for. */
const INTERRUPT_MS = 500;
/** A cancel ends within a second, whether the server answers or not. */
const STOP_MS = 700;
const POLL_MS = 50;
/** Prompts that ended and that nobody discarded are looked for among so many. */
const ENDED_LOOKED_AT = 100;

export interface ComfyExecutorOptions extends Collecting {
  readonly connection: ComfyConnection;
  /** Sent to the server with every request; null: none. */
  readonly credential: string | null;
  /** Inputs and outputs lie here on their way; nothing of it has to survive. */
  readonly workFolder: string;
  /** Tells this installation's prompts from those of others on the same server. */
  readonly installation: string;
  readonly lostAfterMs?: number;
}

/** A prompt of a run that is on the server: waiting, working or ended. */
interface Found {
  readonly id: string;
  readonly attempt: number;
  readonly mark: PromptMark | undefined;
  readonly clientId: string;
  readonly state: 'waiting' | 'working' | 'ended';
}

/**
 * Runs workflows on a ComfyUI server, which many people and other programs may use at the same time. A prompt's id
 * follows from run and attempt, so that it is found again by whoever takes the run over; its client id is the same,
 * so that a socket is one run's alone and none listens to another's.
 */
export class ComfyExecutor implements Executor {
  readonly kind = 'comfyui';
  readonly #options: ComfyExecutorOptions;
  readonly #api: ComfyApi;
  /** Prompts that a later attempt of this runner goes on with, by id. */
  readonly #adopted = new Map<string, number>();

  constructor(options: ComfyExecutorOptions) {
    this.#options = { ...options, workFolder: resolve(options.workFolder) };
    this.#api = new ComfyApi({ url: options.connection.url, credential: options.credential });
  }

  async execute(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd> {
    if (watch.signal.aborted) return { state: 'stopped' };
    const log = new RunLog();
    const id = this.#idOf(order, order.attempt);
    try {
      return await this.#inFolder(async (folder) => {
        const runner = runnerOf(order);
        const { store } = this.#options;
        const uploading = { api: this.#api, store, folder, signal: watch.signal };
        const files = await uploadInputs(runner, order.spec, uploading);
        const workflow = this.#named(runner, fillWorkflow(runner, order.spec, files), id);
        const follower = this.#follower({ order, id, clientId: id, workflow, watch, log });
        try {
          const [state] = await Promise.all([this.#stateOf(id), follower.listening()]);
          if (state === null) await this.#submit(order, runner, { id, workflow, watch, log });
          const entry = state === null ? await follower.endOfFresh() : await follower.end();
          // Its socket takes leave while the result is fetched.
          const [end] = await Promise.all([
            this.#collected(order, entry, { folder, workflow, watch, log }),
            follower.close(),
          ]);
          return end;
        } finally {
          await follower.close();
        }
      });
    } catch (error) {
      return this.#endOf(error, order, { id, watch, log });
    }
  }

  async adopt(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd | null> {
    // Nobody had it before; a prompt of this very attempt `execute` finds as well.
    if (order.attempt === 1) return null;
    const log = new RunLog();
    let id = this.#idOf(order, order.attempt);
    try {
      const [newest, ...older] = await this.#find(order);
      if (older.length > 0) await this.#remove(older.map((prompt) => prompt.id));
      if (newest === undefined) return null;
      ({ id } = newest);
      const { clientId, mark, state } = newest;
      if (state === 'ended' && (await this.#wasStopped(id))) {
        await this.#remove([id]);
        return null;
      }
      this.#adopted.set(id, order.attempt);
      log.say(`Goes on with attempt ${newest.attempt}.`);
      const { workflow } = runnerOf(order);
      const follower = this.#follower({ order, id, clientId, workflow, watch, log });
      try {
        if (state === 'working') follower.began(await this.#beganAt(mark));
        const entry = await follower.end();
        return await this.#inFolder((folder) => this.#collected(order, entry, { folder, workflow, watch, log }));
      } finally {
        await follower.close();
      }
    } catch (error) {
      return this.#endOf(error, order, { id, watch, log });
    }
  }

  async discard({ run, attempt }: Leftover): Promise<void> {
    const ids = Array.from(
      { length: Math.min(attempt, MAX_ATTEMPTS) },
      (_, index) => promptId(this.#options.installation, run, attempt - index),
      // What a later attempt goes on with stays.
    ).filter((id) => (this.#adopted.get(id) ?? 0) <= attempt);
    await this.#remove(ids);
    for (const id of ids) this.#adopted.delete(id);
  }

  async leftovers(): Promise<readonly Leftover[]> {
    const [queue, ended] = await Promise.all([this.#api.queue(), this.#api.endedLast(ENDED_LOOKED_AT)]);
    const items = [...queue.queue_running, ...queue.queue_pending, ...[...ended.values()].map(({ prompt }) => prompt)];
    return items.flatMap(({ id, mark }): Leftover[] => {
      if (mark === undefined || mark.installation !== this.#options.installation) return [];
      return [{ run: mark.run, attempt: Math.max(mark.attempt, this.#adopted.get(id) ?? 0) }];
    });
  }

  probe(signal: AbortSignal): Promise<BackendProbe> {
    return comfyProbe(this.#api, signal);
  }

  #idOf({ run }: RunOrder, attempt: number): string {
    return promptId(this.#options.installation, run, attempt);
  }

  #follower(follow: Omit<ConstructorParameters<typeof PromptFollower>[0], 'api' | 'lostAfterMs'>): PromptFollower {
    return new PromptFollower({
      ...follow,
      api: this.#api,
      lostAfterMs: this.#options.lostAfterMs ?? LOST_AFTER_MS,
    });
  }

  /** With a folder of this run's own, for as long as it works. */
  async #inFolder(work: (folder: string) => Promise<ExecutionEnd>): Promise<ExecutionEnd> {
    await mkdir(this.#options.workFolder, { recursive: true });
    const folder = await mkdtemp(join(this.#options.workFolder, 'comfyui-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /**
   * The output node writes where only this run's files lie: people on one server do not mix, and a node that would
   * be cached, whose file may be gone since, writes anew.
   */
  #named({ output }: ComfyRunner, workflow: ComfyWorkflow, id: string): ComfyWorkflow {
    const node = Object.hasOwn(workflow, output) ? workflow[output] : undefined;
    if (typeof node?.inputs['filename_prefix'] === 'string') node.inputs['filename_prefix'] = `dailies/${id}`;
    return workflow;
  }

  /** Asks the server to take a prompt, once: one that is asked for twice is run twice. */
  async #submit(
    order: RunOrder,
    { output }: ComfyRunner,
    { id, workflow, watch, log }: { id: string; workflow: ComfyWorkflow; watch: RunWatch; log: RunLog },
  ): Promise<void> {
    const { signal } = watch;
    const mark: PromptMark = {
      installation: this.#options.installation,
      run: order.run,
      attempt: order.attempt,
      submittedAtMs: Date.now(),
    };
    const body = {
      prompt: workflow,
      prompt_id: id,
      client_id: id,
      // Nothing else of the workflow is run for it.
      partial_execution_targets: [output],
      extra_data: { dailies: mark, ...(watch.onPreview === undefined ? {} : { preview_method: 'auto' }) },
    };
    let answer;
    try {
      answer = await this.#api.submit(body, signal);
    } catch (error) {
      if (!(error instanceof ComfyAway) || (await this.#stateOf(id).catch(() => null)) === null) throw error;
      log.say('The server took the prompt, but its answer was lost.');
      return;
    }
    if (!answer.ok) throw refusalFailure(order.pipeline, { workflow, output }, answer.refused);
    log.say(`Number ${answer.submitted.number} in the queue of ${this.#api.url}, as ${id}.`);
    const failure = outputFailure(workflow, output, answer.submitted.node_errors);
    if (failure === undefined) return;
    // It runs what else is in the workflow, and never gives what is wanted.
    await this.#remove([id]);
    throw failure;
  }

  /** What a prompt that ended came to. */
  async #collected(
    order: RunOrder,
    entry: HistoryEntry,
    { folder, workflow, watch, log }: { folder: string; workflow: ComfyWorkflow; watch: RunWatch; log: RunLog },
  ): Promise<ExecutionEnd> {
    const failure = this.#failureOf(order, workflow, entry, log);
    if (failure !== undefined) throw failure;
    const artifact = await this.#collect(order, entry, folder, watch.signal);
    return { state: 'succeeded', artifact, log: log.text };
  }

  #failureOf(order: RunOrder, workflow: ComfyWorkflow, entry: HistoryEntry, log: RunLog): RunFailure | undefined {
    const messages = (entry.status?.messages ?? []).flatMap((message) => (message === null ? [] : [message]));
    const error = messages.find(([type]) => type === 'execution_error');
    if (error !== undefined) {
      const parsed = ExecutionError.parse(error[1]);
      log.sayError(`Node ${parsed.node_id} (${parsed.node_type})`, parsed);
      return executionFailure(order.pipeline, workflow, parsed);
    }
    if (messages.some(([type]) => type === 'execution_interrupted')) {
      return new RunFailure(
        'machine-lost',
        `${pipelineName(order.pipeline)} was interrupted on the ComfyUI server by somebody else; generate it again.`,
      );
    }
    if (entry.status == null || entry.status.status_str === 'success') return undefined;
    return new RunFailure(
      'pipeline-failed',
      `${pipelineName(order.pipeline)} failed on the ComfyUI server, which says no more.`,
    );
  }

  /** Fetches the output at once: a later run may write over it. */
  async #collect(order: RunOrder, entry: HistoryEntry, folder: string, signal: AbortSignal): Promise<Artifact> {
    const { output } = runnerOf(order);
    const file = fileOf(order, output, entry);
    const body = await this.#api.view(file, signal);
    if (body === null) {
      throw new RunFailure(
        'bad-output',
        `The ComfyUI server has the file of ${pipelineName(order.pipeline)} no more; generate it again.`,
      );
    }
    const path = join(folder, 'take');
    const { maxOutputBytes } = this.#options;
    let bytes = 0;
    // One more than is taken is enough to know.
    const bounded = new Transform({
      transform(chunk: Buffer, _, done) {
        if (bytes <= maxOutputBytes) this.push(chunk.subarray(0, maxOutputBytes + 1 - bytes));
        bytes += chunk.byteLength;
        done();
      },
    });
    try {
      await stream(Readable.fromWeb(body), bounded, createWriteStream(path), { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw new ComfyAway('The ComfyUI server broke off while it sent its result.', { cause: error });
    }
    return collectOutput(order, { outputs: folder, output: path }, null, this.#options, signal);
  }

  /** What an error means to a run, and what is left to be stopped on the server. */
  async #endOf(
    error: unknown,
    order: RunOrder,
    { id, watch, log }: { id: string; watch: RunWatch; log: RunLog },
  ): Promise<ExecutionEnd> {
    if (watch.signal.aborted) {
      if (stopReasonOf(watch.signal) === 'cancelled') await this.#stop(id);
      return { state: 'stopped' };
    }
    if (error instanceof RunFailure && error.code === 'timeout') await this.#stop(id);
    if (error instanceof ComfyAway) {
      return failedEnd(new RunFailure('machine-lost', error.message, { cause: error }), order, log.text);
    }
    return failedEnd(error, order, log.text);
  }

  /** Stops a prompt as far as that goes at once; what is left the discard that follows removes. */
  async #stop(id: string): Promise<void> {
    await this.#remove([id], AbortSignal.timeout(STOP_MS)).catch(() => {});
  }

  /** Where a prompt is; null where the server knows nothing of it. */
  async #stateOf(id: string): Promise<Found['state'] | null> {
    const { queue_running: running, queue_pending: pending } = await this.#api.queue();
    if (running.some((item) => item.id === id)) return 'working';
    if (pending.some((item) => item.id === id)) return 'waiting';
    return (await this.#api.ended(id)) === undefined ? null : 'ended';
  }

  /** Every prompt of this and earlier attempts of a run, the newest first. */
  async #find(order: RunOrder): Promise<readonly Found[]> {
    const attempts = Array.from({ length: Math.min(order.attempt, MAX_ATTEMPTS) }, (_, index) => order.attempt - index);
    const { queue_running: running, queue_pending: pending } = await this.#api.queue();
    const found = (item: QueueItem, attempt: number, state: Found['state']): Found => ({
      id: item.id,
      attempt,
      mark: item.mark,
      clientId: item.clientId ?? item.id,
      state,
    });
    const all = await Promise.all(
      attempts.map(async (attempt): Promise<Found[]> => {
        const id = this.#idOf(order, attempt);
        const working = running.find((item) => item.id === id);
        if (working !== undefined) return [found(working, attempt, 'working')];
        const waiting = pending.find((item) => item.id === id);
        if (waiting !== undefined) return [found(waiting, attempt, 'waiting')];
        const ended = await this.#api.ended(id);
        return ended === undefined ? [] : [found(ended.prompt, attempt, 'ended')];
      }),
    );
    return all.flat();
  }

  async #wasStopped(id: string): Promise<boolean> {
    const entry = await this.#api.ended(id);
    return entry?.status?.messages.some((message) => message?.[0] === 'execution_interrupted') === true;
  }

  /**
   * When a prompt that works began, in milliseconds since the epoch: the server does not tell, but it did not begin
   * before it was asked for, nor before the one before it had ended.
   */
  async #beganAt(mark: PromptMark | undefined): Promise<number> {
    const last = [...(await this.#api.endedLast(1)).values()][0];
    const at = last?.status?.messages.at(-1)?.[1]['timestamp'];
    const began = Math.max(mark?.submittedAtMs ?? 0, typeof at === 'number' ? at : 0);
    return began === 0 ? Date.now() : Math.min(began, Date.now());
  }

  /** Takes prompts out of the queue, stops them where they work, and lets the server forget them. */
  async #remove(ids: readonly string[], signal?: AbortSignal): Promise<void> {
    await this.#api.unqueue(ids, signal);
    const working = async (): Promise<readonly string[]> =>
      (await this.#api.queue(signal)).queue_running.map(({ id }) => id).filter((id) => ids.includes(id));
    const found = await working();
    // An older server stops whatever works, so it is asked only where that is one of these.
    for (const id of found) await this.#api.interrupt(id, signal);
    const until = performance.now() + INTERRUPT_MS;
    while (found.length > 0 && performance.now() < until && (await working()).length > 0) await sleep(POLL_MS);
    await this.#api.forget(ids, signal);
  }
}

function runnerOf({ pipeline }: RunOrder): ComfyRunner {
  if (pipeline.runner.executor === 'comfyui') return pipeline.runner;
  throw new RunFailure('missing-tool', `${pipelineName(pipeline)} is no ComfyUI workflow; choose another pipeline.`);
}
