import { setTimeout as sleep } from 'node:timers/promises';
import type { ComfyWorkflow } from '@dailies/shared/runs';
import { pipelineName } from '@dailies/shared/runs';
import { PREVIEW_BYTES, type RunOrder, type RunWatch } from '../Executor.ts';
import { RunFailure } from '../RunFailure.ts';
import type { ComfyApi } from './ComfyApi.ts';
import type { HistoryEntry, QueueItem } from './comfyAnswers.ts';
import { ComfyAway } from './ComfyAway.ts';
import type { ComfyMessage } from './comfyMessage.ts';
import { ComfySocket } from './ComfySocket.ts';
import { GraphProgress } from './GraphProgress.ts';
import type { RunLog } from './RunLog.ts';

const POLL_MS = 500;
const SILENT_MS = 30_000;
/** Whoever neither waits, runs nor has ended is gone, once that is seen so many times: an answer may be of before. */
const GONE_TIMES = 2;

export interface FollowOptions {
  readonly api: ComfyApi;
  readonly order: RunOrder;
  readonly id: string;
  readonly clientId: string;
  readonly workflow: ComfyWorkflow;
  readonly watch: RunWatch;
  readonly log: RunLog;
  /** How long the server may be away before the run is lost. */
  readonly lostAfterMs: number;
}

/**
 * Follows a prompt to its end: by the socket, which says everything at once and may fall silent, and by asking,
 * which is slow and misses nothing.
 */
export class PromptFollower {
  readonly #options: FollowOptions;
  readonly #progress: GraphProgress;
  readonly #socket: ComfySocket;
  #hurry = Promise.withResolvers<void>();
  #told = '';
  #beganAtMs: number | null = null;
  /** Since when the server does not answer. */
  #awaySinceMs: number | null = null;
  #gone = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#progress = new GraphProgress(options.workflow);
    const { api, clientId } = options;
    this.#socket = new ComfySocket({
      url: api.url,
      headers: api.headers,
      clientId,
      onMessage: (message) => this.#hear(message),
      onPreview: ({ picture, promptId }) => {
        if (promptId !== undefined && promptId !== options.id) return;
        if (picture.byteLength <= PREVIEW_BYTES) options.watch.onPreview?.(picture);
      },
    });
  }

  /** Resolves when messages come, or will not for now. */
  listening(): Promise<void> {
    return this.#socket.opened();
  }

  /** When the work began, in milliseconds since the epoch, where that is known from elsewhere. */
  began(atMs: number): void {
    this.#beganAtMs = atMs;
  }

  /** Resolves with how it ended. Throws `RunFailure` where it was lost or took too long. */
  async end(): Promise<HistoryEntry> {
    const { watch, order } = this.#options;
    for (;;) {
      watch.signal.throwIfAborted();
      this.#hurry = Promise.withResolvers<void>();
      const ended = await this.#ask();
      if (ended !== undefined) return ended;
      const { timeoutSeconds } = order.pipeline;
      if (this.#beganAtMs !== null && Date.now() - this.#beganAtMs > timeoutSeconds * 1_000) {
        throw new RunFailure(
          'timeout',
          `${pipelineName(order.pipeline)} took longer than ${timeoutSeconds} s and was stopped; make it shorter or smaller.`,
        );
      }
      if (this.#beganAtMs !== null) this.#socket.renewIfSilent(SILENT_MS);
      await this.#pause();
    }
  }

  /** The same for a prompt that was just handed over: the server has something to say before it is asked. */
  async endOfFresh(): Promise<HistoryEntry> {
    await this.#pause();
    return this.end();
  }

  close(): Promise<void> {
    return this.#socket.close();
  }

  async #pause(): Promise<void> {
    const { signal } = this.#options.watch;
    const timer = new AbortController();
    const aborted = Promise.withResolvers<void>();
    const onAbort = () => aborted.resolve();
    signal.addEventListener('abort', onAbort, { once: true });
    const wait = sleep(POLL_MS, undefined, { signal: timer.signal }).catch(() => {});
    await Promise.race([wait, this.#hurry.promise, aborted.promise]);
    timer.abort();
    signal.removeEventListener('abort', onAbort);
  }

  async #ask(): Promise<HistoryEntry | undefined> {
    const { api, id, watch } = this.#options;
    try {
      const ended = await api.ended(id, watch.signal);
      if (ended !== undefined) return ended;
      const { queue_running: running, queue_pending: pending } = await api.queue(watch.signal);
      this.#awaySinceMs = null;
      const isWorking = running.some((item) => item.id === id);
      if (isWorking) this.#beganAtMs ??= Date.now();
      else if (!pending.some((item) => item.id === id)) return await this.#missing();
      else this.#waits(running, pending);
      this.#gone = 0;
    } catch (error) {
      if (!(error instanceof ComfyAway)) throw error;
      this.#away(error);
    }
    return undefined;
  }

  #waits(running: readonly QueueItem[], pending: readonly QueueItem[]): void {
    const { id, watch } = this.#options;
    const own = pending.find((item) => item.id === id)?.number ?? 0;
    const before = running.length + pending.filter((item) => item.number < own).length;
    if (before > 0) watch.onWaiting?.(`Waiting for ${before} other${before === 1 ? '' : 's'} on the server`);
  }

  /** What has left the queue is in the history by then, or nobody knows it any more. */
  async #missing(): Promise<HistoryEntry | undefined> {
    const { api, id, order, watch } = this.#options;
    const ended = await api.ended(id, watch.signal);
    if (ended !== undefined) return ended;
    this.#gone += 1;
    if (this.#gone < GONE_TIMES) return undefined;
    throw new RunFailure(
      'machine-lost',
      `The ComfyUI server knows nothing of ${pipelineName(order.pipeline)} any more: it was started anew, or somebody cleared its queue; generate it again.`,
    );
  }

  #away(error: ComfyAway): void {
    const { lostAfterMs, log } = this.#options;
    if (this.#awaySinceMs === null) log.say(error.message);
    this.#awaySinceMs ??= performance.now();
    if (performance.now() - this.#awaySinceMs < lostAfterMs) return;
    throw new RunFailure(
      'machine-lost',
      `${error.message} It has been away for ${Math.round(lostAfterMs / 1_000)} s; see whether it runs, or generate it elsewhere.`,
      { cause: error },
    );
  }

  #hear(message: ComfyMessage): void {
    const { id } = this.#options;
    const of = message.data.prompt_id;
    if (of !== undefined && of !== id) return;
    switch (message.type) {
      case 'execution_start':
        this.#beganAtMs ??= Date.now();
        return;
      case 'execution_cached':
        this.#progress.cached(message.data.nodes);
        return this.#tellProgress();
      case 'executing': {
        const { node } = message.data;
        // Only now how it ended is written down; what is said of its end before comes too early.
        if (node === null) return this.#hurry.resolve();
        this.#options.log.say(`${new Date().toISOString()} node ${node}`);
        this.#progress.begin(node);
        return this.#tellProgress();
      }
      case 'progress':
        if (message.data.node != null) this.#progress.work(message.data.node, message.data.value, message.data.max);
        return this.#tellProgress();
      case 'progress_state':
        for (const [node, { value, max, state }] of Object.entries(message.data.nodes)) {
          if (state === 'finished') this.#progress.finish(node);
          else if (state === 'running' && value > 0) this.#progress.work(node, value, max);
        }
        return this.#tellProgress();
      case 'executed':
        this.#progress.finish(message.data.node);
        return this.#tellProgress();
    }
  }

  #tellProgress(): void {
    const { fraction, phase } = this.#progress.now;
    this.#tell(fraction, phase);
  }

  #tell(fraction: number, phase: string): void {
    const told = `${fraction} ${phase}`;
    if (told === this.#told) return;
    this.#told = told;
    this.#options.watch.onProgress(fraction, phase);
  }
}
