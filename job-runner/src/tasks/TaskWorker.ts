import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type { Logger as PinoLogger } from 'pino';
import type { SessionLocks } from '../instance/SessionLocks.ts';

const RESTART_DELAY_MS = 1_000;
/** Tasks that only hand over, and take no time. */
const CONCURRENCY = 4;

export interface TaskWorkerOptions {
  readonly databaseUrl: string;
  readonly tasks: TaskList;
  /** Holds each pool's name, so that others can tell when its process has died. */
  readonly locks: SessionLocks;
  readonly log: PinoLogger;
  /** Tasks at once. */
  readonly concurrency?: number;
}

const loggerTo = (log: PinoLogger): Logger =>
  new Logger(() => (level, message) => {
    log[level === 'warning' ? 'warn' : level === 'info' ? 'debug' : level](message);
  });

/** Graphile Worker, started again whenever it gives up, as it does while the database is away. */
export class TaskWorker {
  readonly #options: TaskWorkerOptions;
  #runner: Runner;
  #isStopping = false;

  private constructor(options: TaskWorkerOptions, runner: Runner) {
    this.#options = options;
    this.#runner = runner;
    void this.#supervise();
  }

  /** Also brings Graphile Worker's own tables forward. */
  static async start(options: TaskWorkerOptions): Promise<TaskWorker> {
    return new TaskWorker(options, await TaskWorker.#run(options));
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#runner.stop().catch(() => {});
  }

  static #run({ databaseUrl, tasks, locks, log, concurrency = CONCURRENCY }: TaskWorkerOptions): Promise<Runner> {
    const events: WorkerEvents = new EventEmitter();
    // A name that cannot be taken now is taken by the next refresh.
    events.on('pool:create', ({ workerPool }) => void locks.hold(workerPool.id).catch(() => {}));
    events.on('pool:release', ({ workerPool }) => void locks.release(workerPool.id).catch(() => {}));
    return run({
      connectionString: databaseUrl,
      taskList: tasks,
      // Otherwise a file "crontab" would be looked for wherever this process was started.
      parsedCronItems: [],
      concurrency,
      maxPoolSize: concurrency + 1,
      noHandleSignals: true,
      events,
      logger: loggerTo(log),
    });
  }

  async #supervise(): Promise<void> {
    while (!this.#isStopping) {
      await this.#runner.promise.catch((error: unknown) => {
        this.#options.log.warn({ err: error }, 'Graphile Worker stopped and is started again.');
      });
      while (!this.#isStopping) {
        await sleep(RESTART_DELAY_MS);
        try {
          this.#runner = await TaskWorker.#run(this.#options);
          if (this.#isStopping) await this.#runner.stop();
          break;
        } catch (error) {
          this.#options.log.debug({ err: error }, 'Graphile Worker could not be started.');
        }
      }
    }
  }
}
