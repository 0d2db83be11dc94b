import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { RunFailure } from '../executors/RunFailure.ts';
import { watchMemory } from './watchMemory.ts';
import { FromChild, type ToChild } from './messages.ts';

const CHILD = new URL('child.ts', import.meta.url);

export interface CpuPoolOptions {
  /** The address of a module that exports `cpuFunctions`. */
  readonly functions: string;
  /** Children kept warm. More are started where more calls come at once. */
  readonly size: number;
  /** The whole environment of the children. */
  readonly environment: Readonly<Record<string, string>>;
  /** A child that takes more memory is killed, where the system tells how much it takes. */
  readonly maxMemoryBytes?: number;
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/**
 * Child processes for native code on foreign bytes: decoding what somebody's model made. A call has
 * a child of its own while it lasts, so that it can be killed whatever it does, a crash ends nothing
 * else, and this process always answers. Children end with this process, even when it is killed.
 */
export class CpuPool {
  readonly #options: CpuPoolOptions;
  readonly #idle: ChildProcess[] = [];
  readonly #all = new Set<ChildProcess>();
  #calls = 0;
  #closed = false;

  constructor(options: CpuPoolOptions) {
    this.#options = options;
    for (let index = 0; index < options.size; index += 1) this.#idle.push(this.#start());
  }

  /** What the function named so returns. An abort kills the child. Rejects with `RunFailure`, or with the signal's reason. */
  async call(name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
    signal?.throwIfAborted();
    const child = this.#idle.pop() ?? this.#start();
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
      const at = this.#idle.indexOf(child);
      if (at >= 0) this.#idle.splice(at, 1);
    });
    // A channel that breaks shows as an exit too; without a listener it would throw.
    child.on('error', () => {});
    return child;
  }

  #keep(child: ChildProcess): void {
    if (!isRunning(child) || child.killed) return;
    if (this.#closed || this.#idle.length >= this.#options.size) child.kill('SIGKILL');
    else this.#idle.push(child);
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
