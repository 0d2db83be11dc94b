import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackendProbe, ComfyConnection } from '@dailies/shared/farm';
import { type ComfyRunner, type ComfyWorkflow, pipelineName } from '@dailies/shared/runs';
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
import { RunFailure } from '../RunFailure.ts';
import { collectPrompt } from './collectPrompt.ts';
import { ComfyApi } from './ComfyApi.ts';
import type { HistoryEntry, PromptMark } from './comfyAnswers.ts';
import { ComfyAway } from './ComfyAway.ts';
import { outputFailure, refusalFailure } from './comfyFailure.ts';
import { comfyProbe } from './comfyProbe.ts';
import { fillWorkflow } from './fillWorkflow.ts';
import { PromptFollower } from './PromptFollower.ts';
import { RunLog } from './RunLog.ts';
import { RunPrompts } from './RunPrompts.ts';
import { uploadInputs } from './uploadInputs.ts';

/** A server may be started anew, or load a large model, before a run on it is lost. */
const LOST_AFTER_MS = 60_000;
/** A cancel ends within a second, whether the server answers or not. */
const STOP_MS = 700;
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

/**
 * Runs workflows on a ComfyUI server, which many people and other programs may use at the same time. A prompt's id
 * follows from run and attempt, so that it is found again by whoever takes the run over; its client id is the same,
 * so that a socket is one run's alone and none listens to another's.
 */
export class ComfyExecutor implements Executor {
  readonly kind = 'comfyui';
  readonly #options: ComfyExecutorOptions;
  readonly #api: ComfyApi;
  readonly #prompts: RunPrompts;
  /** Prompts that a later attempt of this runner goes on with, by id. */
  readonly #adopted = new Map<string, number>();

  constructor(options: ComfyExecutorOptions) {
    this.#options = { ...options, workFolder: resolve(options.workFolder) };
    this.#api = new ComfyApi({ url: options.connection.url, credential: options.credential });
    this.#prompts = new RunPrompts(this.#api, options.installation);
  }

  async execute(order: RunOrder, watch: RunWatch): Promise<ExecutionEnd> {
    if (watch.signal.aborted) return { state: 'stopped' };
    const log = new RunLog();
    const id = this.#prompts.idOf(order, order.attempt);
    try {
      return await this.#inFolder(async (folder) => {
        const runner = runnerOf(order);
        const { store } = this.#options;
        const uploading = { api: this.#api, store, folder, signal: watch.signal };
        const files = await uploadInputs(runner, order.spec, uploading);
        const workflow = this.#named(runner, fillWorkflow(runner, order.spec, files), id);
        const follower = this.#follower({ order, id, clientId: id, workflow, watch, log });
        try {
          const [state] = await Promise.all([this.#prompts.stateOf(id), follower.listening()]);
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
    let id = this.#prompts.idOf(order, order.attempt);
    try {
      const [newest, ...older] = await this.#prompts.find(order);
      if (older.length > 0) await this.#prompts.remove(older.map((prompt) => prompt.id));
      if (newest === undefined) return null;
      ({ id } = newest);
      const { clientId, mark, state } = newest;
      if (state === 'ended' && (await this.#prompts.wasStopped(id))) {
        await this.#prompts.remove([id]);
        return null;
      }
      this.#adopted.set(id, order.attempt);
      log.say(`Goes on with attempt ${newest.attempt}.`);
      const { workflow } = runnerOf(order);
      const follower = this.#follower({ order, id, clientId, workflow, watch, log });
      try {
        if (state === 'working') follower.began(await this.#prompts.beganAt(mark));
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
    // What a later attempt goes on with stays.
    const ids = this.#prompts.idsUpTo({ run, attempt }).filter((id) => (this.#adopted.get(id) ?? 0) <= attempt);
    await this.#prompts.remove(ids);
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
      if (!(error instanceof ComfyAway) || (await this.#prompts.stateOf(id).catch(() => null)) === null) throw error;
      log.say('The server took the prompt, but its answer was lost.');
      return;
    }
    if (!answer.ok) throw refusalFailure(order.pipeline, { workflow, output }, answer.refused);
    log.say(`Number ${answer.submitted.number} in the queue of ${this.#api.url}, as ${id}.`);
    const failure = outputFailure(workflow, output, answer.submitted.node_errors);
    if (failure === undefined) return;
    // It runs what else is in the workflow, and never gives what is wanted.
    await this.#prompts.remove([id]);
    throw failure;
  }

  async #collected(
    order: RunOrder,
    entry: HistoryEntry,
    { watch: { signal }, ...of }: { folder: string; workflow: ComfyWorkflow; watch: RunWatch; log: RunLog },
  ): Promise<ExecutionEnd> {
    const { output } = runnerOf(order);
    const ended = { ...of, api: this.#api, collecting: this.#options, output, signal };
    const artifact = await collectPrompt(order, entry, ended);
    return { state: 'succeeded', artifact, log: of.log.text };
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
    await this.#prompts.remove([id], AbortSignal.timeout(STOP_MS)).catch(() => {});
  }
}

function runnerOf({ pipeline }: RunOrder): ComfyRunner {
  if (pipeline.runner.executor === 'comfyui') return pipeline.runner;
  throw new RunFailure('missing-tool', `${pipelineName(pipeline)} is no ComfyUI workflow; choose another pipeline.`);
}
