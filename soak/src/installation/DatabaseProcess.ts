import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@dailies/migrations/embedded';

export interface DatabaseProcessOptions {
  readonly dataFolder: string;
  readonly logFile: string;
}

const START_WITHIN_MS = 90_000;
const AGAIN_MS = 200;

/** The processes whose parent is `parent`. */
async function childrenOf(parent: number): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    // `pid (name) state parent …`: the name may hold spaces and brackets.
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent) found.push(Number(name));
  }
  return found;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** A durable PostgreSQL (fsync on), started, killed and frozen at will; always at the same address. */
export class DatabaseProcess {
  readonly #options: DatabaseProcessOptions;
  #postgres: EmbeddedPostgres | null = null;
  #frozen: number[] = [];
  #isWanted = false;
  /** Ends that nobody here asked for. */
  falls = 0;

  constructor(options: DatabaseProcessOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#postgres !== null;
  }

  /** Resolves when it takes connections. As the supervisor of an installation does, it tries for a while, and starts again what ends. */
  async start(): Promise<EmbeddedPostgres> {
    this.#isWanted = true;
    const end = performance.now() + START_WITHIN_MS;
    for (;;) {
      try {
        this.#postgres ??= await startEmbeddedPostgres({ ...this.#options, replaceOrphan: true });
        break;
      } catch (error) {
        if (performance.now() > end || !this.#isWanted) throw error;
        await sleep(AGAIN_MS);
      }
    }
    const postgres = this.#postgres;
    void postgres.ended.then(() => {
      if (this.#postgres !== postgres) return;
      this.#postgres = null;
      this.falls += 1;
      if (this.#isWanted) this.start().catch(() => {});
    });
    return postgres;
  }

  /** The whole of it, at once and without a word. False where it does not run. */
  kill(): boolean {
    const postgres = this.#postgres;
    this.#postgres = null;
    this.#isWanted = false;
    const isKilled = postgres !== null && send(postgres.pid, 'SIGKILL');
    // Processes that stand still would not hear that theirs is gone, and would keep its memory.
    this.thaw();
    return isKilled;
  }

  /** Stops its clock: connections stand and say nothing. */
  async freeze(): Promise<void> {
    if (this.#postgres === null) return;
    const { pid } = this.#postgres;
    // The postmaster first, so that it starts no further process.
    send(pid, 'SIGSTOP');
    this.#frozen = [pid, ...(await childrenOf(pid))];
    for (const frozen of this.#frozen) send(frozen, 'SIGSTOP');
  }

  thaw(): void {
    for (const pid of this.#frozen.toReversed()) send(pid, 'SIGCONT');
    this.#frozen = [];
  }

  async stop(): Promise<void> {
    this.thaw();
    this.#isWanted = false;
    const postgres = this.#postgres;
    this.#postgres = null;
    await postgres?.stop();
  }
}
