import { readdir, readFile } from 'node:fs/promises';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@dailies/migrations/embedded';

export interface DatabaseProcessOptions {
  readonly dataFolder: string;
  readonly logFile: string;
}

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

  constructor(options: DatabaseProcessOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#postgres !== null;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<EmbeddedPostgres> {
    this.#postgres ??= await startEmbeddedPostgres({ ...this.#options, replaceOrphan: true });
    return this.#postgres;
  }

  /** The whole of it, at once and without a word. False where it does not run. */
  kill(): boolean {
    const postgres = this.#postgres;
    this.#postgres = null;
    this.#frozen = [];
    return postgres !== null && send(postgres.pid, 'SIGKILL');
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
    const postgres = this.#postgres;
    this.#postgres = null;
    await postgres?.stop();
  }
}
