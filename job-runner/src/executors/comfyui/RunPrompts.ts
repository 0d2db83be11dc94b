import { setTimeout as sleep } from 'node:timers/promises';
import type { RunOrder } from '../Executor.ts';
import type { ComfyApi } from './ComfyApi.ts';
import type { PromptMark, QueueItem } from './comfyAnswers.ts';
import { promptId } from './promptId.ts';

/** More attempts than any run has. */
const MAX_ATTEMPTS = 50;
/** An interrupt acts at the next step of whatever works; longer is not waited for. */
const INTERRUPT_MS = 500;
const POLL_MS = 50;

/** A prompt of a run that is on the server: waiting, working or ended. */
export interface FoundPrompt {
  readonly id: string;
  readonly attempt: number;
  readonly mark: PromptMark | undefined;
  readonly clientId: string;
  readonly state: 'waiting' | 'working' | 'ended';
}

/** The prompts of an installation's runs on a server: where they are, and taking them away. */
export class RunPrompts {
  readonly #api: ComfyApi;
  readonly #installation: string;

  constructor(api: ComfyApi, installation: string) {
    this.#api = api;
    this.#installation = installation;
  }

  idOf({ run }: Pick<RunOrder, 'run'>, attempt: number): string {
    return promptId(this.#installation, run, attempt);
  }

  /** The ids of an attempt and of those before it, the newest first. */
  idsUpTo({ run, attempt }: Pick<RunOrder, 'run' | 'attempt'>): readonly string[] {
    return Array.from({ length: Math.min(attempt, MAX_ATTEMPTS) }, (_, index) => this.idOf({ run }, attempt - index));
  }

  /** Where a prompt is; null where the server knows nothing of it. */
  async stateOf(id: string): Promise<FoundPrompt['state'] | null> {
    const { queue_running: running, queue_pending: pending } = await this.#api.queue();
    if (running.some((item) => item.id === id)) return 'working';
    if (pending.some((item) => item.id === id)) return 'waiting';
    return (await this.#api.ended(id)) === undefined ? null : 'ended';
  }

  /** Every prompt of this and earlier attempts of a run, the newest first. */
  async find(order: RunOrder): Promise<readonly FoundPrompt[]> {
    const attempts = Array.from({ length: Math.min(order.attempt, MAX_ATTEMPTS) }, (_, index) => order.attempt - index);
    const { queue_running: running, queue_pending: pending } = await this.#api.queue();
    const found = (item: QueueItem, attempt: number, state: FoundPrompt['state']): FoundPrompt => ({
      id: item.id,
      attempt,
      mark: item.mark,
      clientId: item.clientId ?? item.id,
      state,
    });
    const all = await Promise.all(
      attempts.map(async (attempt): Promise<FoundPrompt[]> => {
        const id = this.idOf(order, attempt);
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

  async wasStopped(id: string): Promise<boolean> {
    const entry = await this.#api.ended(id);
    return entry?.status?.messages.some((message) => message?.[0] === 'execution_interrupted') === true;
  }

  /**
   * When a prompt that works began, in milliseconds since the epoch: the server does not tell, but it did not begin
   * before it was asked for, nor before the one before it had ended.
   */
  async beganAt(mark: PromptMark | undefined): Promise<number> {
    const last = [...(await this.#api.endedLast(1)).values()][0];
    const at = last?.status?.messages.at(-1)?.[1]['timestamp'];
    const began = Math.max(mark?.submittedAtMs ?? 0, typeof at === 'number' ? at : 0);
    return began === 0 ? Date.now() : Math.min(began, Date.now());
  }

  /** Takes prompts out of the queue, stops them where they work, and lets the server forget them. */
  async remove(ids: readonly string[], signal?: AbortSignal): Promise<void> {
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
