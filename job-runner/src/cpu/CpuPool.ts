import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { RunFailure } from '../executors/RunFailure.ts';
import { watchMemory } from './watchMemory.ts';
import { FromChild, type ToChild } from './messages.ts';

const CHILD = new URL('child.ts', import.meta.url);

/** How long more children than `size` are kept for calls to come. */
const KEPT_MS = 10_000;

export interface CpuPoolOptions {
  /** The address of a module that exports `cpuFunctions`. */
  readonly functions: string;
  /** Children kept warm. More are started where calls would wait, and end when none is left for them. */
  readonly size: number;
  /**
   * How long calls wait for a busy child before one more is started: where most calls take less, as a start itself
   * takes longer. Left out: not at all.
   */
  readonly patienceMs?: number;
  /** The whole environment of the children. */
  readonly environment: Readonly<Record<string, string>>;
  /** A child that takes more memory is killed, where the system tells how much it takes. */
  readonly maxMemoryBytes?: number;
}

interface Resting {
  readonly child: ChildProcess;
  readonly sinceMs: number;
}

interface Waiting {
  readonly take: (child: ChildProcess) => void;
  readonly giveUp: (reason: unknown) => void;
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/**
 * Child processes for native code on foreign bytes: decoding what somebody's model made. A call has
 * a child of its own while it lasts, though it may wait a moment for one that is busy, so that it can be killed whatever it does, a crash ends nothing
 * else, and this process always answers. Children end with this process, even when it is killed.
 */
export class CpuPool {
  readonly #options: CpuPoolOptions;
  readonly #idle: Resting[] = [];
  readonly #all = new Set<ChildProcess>();
  /** Calls without a child, in their order. */
  readonly #waiting: Waiting[] = [];
  #growing: NodeJS.Timeout | null = null;
  #trimming: NodeJS.Timeout | null = null;
  #calls = 0;
  #closed = false;

  constructor(options: CpuPoolOptions) {
    this.#options = options;
    for (let index = 0; index < options.size; index += 1) this.#rest(this.#start());
  }

  /** What the function named so returns. An abort kills the child. Rejects with `RunFailure`, or with the signal's reason. */
  async call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    const child = this.#idle.pop()?.child ?? (await this.#nextFree(signal));
    const abort = (): void => void child.kill('SIGKILL');
    signal?.addEventListener('abort', abort, { once: true });
    const unwatch = watchMemory(child, this.#options.maxMemoryBytes);
    try {
      return await this.#converse(child, { call: (this.#calls += 1), name, input });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      unwatch();
      this.#keep(child);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of [this.#growing, this.#trimming]) if (timer !== null) clearTimeout(timer);
    for (const { giveUp } of this.#waiting.slice()) giveUp(new Error('The pool is closed.'));
    await Promise.all(
      [...this.#all].map(async (child) => {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }),
    );
  }

  #start(): ChildProcess {
    const child = fork(CHILD, [this.#options.functions], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: this.#options.environment,
      execArgv: [],
    });
    this.#all.add(child);
    child.once('exit', () => {
      this.#all.delete(child);
      const at = this.#idle.findIndex((resting) => resting.child === child);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    // A channel that breaks shows as an exit too; without a listener it would throw.
    child.on('error', () => {});
    return child;
  }

  /** A child that another call is done with, or a new one where that takes long. */
  #nextFree(signal: AbortSignal | undefined): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        signal?.removeEventListener('abort', abort);
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      };
      const waiting: Waiting = {
        take: (child) => {
          settle();
          resolve(child);
        },
        giveUp: (reason) => {
          settle();
          reject(reason);
        },
      };
      const abort = (): void => waiting.giveUp(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.push(waiting);
      this.#grow();
    });
  }

  /** One more child for those who wait, and another after that: not one for each of many at once. */
  #grow(): void {
    const { patienceMs = 0 } = this.#options;
    this.#growing ??= setTimeout(
      () => {
        this.#growing = null;
        this.#waiting[0]?.take(this.#start());
        if (this.#waiting.length > 0) this.#grow();
      },
      this.#all.size === 0 ? 0 : patienceMs,
    );
  }

  #keep(child: ChildProcess): void {
    if (!isRunning(child) || child.killed) return;
    const [next] = this.#waiting;
    if (this.#closed) child.kill('SIGKILL');
    else if (next !== undefined) next.take(child);
    else this.#rest(child);
  }

  /** Those used last are used next, so that what is too many is left alone, and ends. */
  #rest(child: ChildProcess): void {
    this.#idle.push({ child, sinceMs: performance.now() });
    if (this.#all.size > this.#options.size) this.#trimming ??= setTimeout(() => this.#trim(), KEPT_MS).unref();
  }

  #trim(): void {
    this.#trimming = null;
    for (const { child, sinceMs } of this.#idle.slice(0, Math.max(0, this.#all.size - this.#options.size))) {
      if (performance.now() - sinceMs >= KEPT_MS) child.kill('SIGKILL');
      else this.#trimming ??= setTimeout(() => this.#trim(), KEPT_MS).unref();
    }
  }

  #converse(child: ChildProcess, message: ToChild): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        child.off('message', hear);
        child.off('exit', gone);
      };
      const hear = (raw: unknown): void => {
        const heard = FromChild.parse(raw);
        if (heard.call !== message.call) return;
        settle();
        if (heard.type === 'done') return resolve(heard.value);
        if (heard.code !== null) return reject(new RunFailure(heard.code, heard.message));
        const bug = new Error(heard.message);
        bug.stack = heard.trace;
        return reject(bug);
      };
      const gone = (): void => {
        settle();
        reject(
          child.signalCode === 'SIGKILL'
            ? new RunFailure(
                'out-of-memory',
                'Reading the result was killed, most likely because memory ran out; use a smaller size.',
              )
            : new RunFailure(
                'bad-output',
                'Reading the result crashed; the file is most likely damaged, so generate it again.',
              ),
        );
      };
      child.on('message', hear);
      child.once('exit', gone);
      if (!isRunning(child)) return gone();
      child.send(message, (error) => {
        if (error !== null) gone();
      });
      return undefined;
    });
  }
}
