import { type EmbeddedPostgres, startEmbeddedPostgres } from '@dailies/migrations/embedded';
import { Restarts } from './Restarts.ts';

export interface DatabaseOptions {
  readonly dataFolder: string;
  readonly logFile: string;
  readonly say: (sentence: string) => void;
}

/** The embedded PostgreSQL kept alive: when it dies it is started again, at the same address. */
export class Database {
  readonly #options: DatabaseOptions;
  readonly #restarts = new Restarts();
  #postgres: EmbeddedPostgres | null = null;
  #isStopping = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: DatabaseOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#postgres?.pid;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<EmbeddedPostgres> {
    const { dataFolder, logFile, say } = this.#options;
    const postgres = await startEmbeddedPostgres({ dataFolder, logFile, replaceOrphan: true });
    const startedMs = performance.now();
    this.#postgres = postgres;
    void postgres.ended.then(() => {
      if (this.#isStopping) return;
      const delayMs = this.#restarts.delayMsAfter(performance.now() - startedMs);
      say(
        `The database ended and is started again${delayMs === 0 ? '' : ` in ${delayMs / 1_000} s`}; its log is ${logFile}.`,
      );
      this.#startAgain(delayMs);
    });
    return postgres;
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#postgres?.stop();
  }

  #startAgain(delayMs: number): void {
    this.#timer = setTimeout(() => {
      this.start().then(
        async (postgres) => {
          // Told to stop while it was starting.
          if (this.#isStopping) await postgres.stop();
        },
        (error: unknown) => {
          if (this.#isStopping) return;
          this.#options.say(error instanceof Error ? error.message : String(error));
          this.#startAgain(this.#restarts.delayMsAfter(0));
        },
      );
    }, delayMs);
  }
}
