import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { connect, migrate, type Sql } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import { DatabaseProcess } from './DatabaseProcess.ts';
import { freePort } from './freePort.ts';
import { ServerProcess } from './ServerProcess.ts';
import { soakFolder } from './soakFolder.ts';

export const PARTS = ['sync-server', 'job-runner', 'postgres'] as const;
export type Part = (typeof PARTS)[number];

export interface InstallationOptions {
  /** Called with the folder of everything before anything is started in it. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Where in it the database lies. */
  readonly databaseFolder?: string;
}

const READY_WITHIN_MS = 60_000;
const DATABASE = 'dailies';

const LAST_LINES = 5;

const mainOf = (workspace: string): string =>
  fileURLToPath(new URL(`../../../${workspace}/src/main.ts`, import.meta.url));

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** A whole installation as `npm start` runs it, on a real PostgreSQL with fsync, each part of which is killed at will. */
export class Installation {
  readonly folder: string;
  readonly origin: string;
  readonly mediaUrl: string;
  readonly database: DatabaseProcess;
  readonly servers: Readonly<Record<'sync-server' | 'job-runner', ServerProcess>>;
  readonly #sql: Sql;
  readonly #env: Readonly<Record<string, string>>;
  readonly #others: ServerProcess[] = [];

  private constructor(folder: string, port: number, databaseUrl: string, database: DatabaseProcess) {
    this.folder = folder;
    this.origin = `http://127.0.0.1:${port}`;
    this.mediaUrl = pathToFileURL(join(folder, 'media')).href;
    this.database = database;
    this.#sql = connect(databaseUrl, { max: 2, applicationName: 'soak' });
    this.#env = {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      MEDIA_URL: this.mediaUrl,
      LOG_LEVEL: 'warn',
      AUTH_SECRET: randomBytes(32).toString('base64url'),
    };
    this.servers = { 'sync-server': this.#server('sync-server'), 'job-runner': this.#server('job-runner') };
  }

  #server(name: string, env: Readonly<Record<string, string>> = {}): ServerProcess {
    const logFile = join(this.folder, `${name}.log`);
    return new ServerProcess({ main: mainOf(name), env: { ...this.#env, ...env }, logFile });
  }

  /** One more process of a part, under a name of its own; whoever asks for it starts it. */
  another(part: 'sync-server' | 'job-runner', name: string): ServerProcess {
    const logFile = join(this.folder, `${name}.log`);
    const server = new ServerProcess({ main: mainOf(part), env: this.#env, logFile });
    this.#others.push(server);
    return server;
  }

  /** One more sync-server on the same database, as by mistake or in a rolling deploy. Resolves when it is ready. */
  async startAnother(): Promise<{ readonly origin: string; readonly server: ServerProcess }> {
    const port = await freePort();
    const server = this.#server('sync-server', { PORT: String(port) });
    this.#others.push(server);
    server.start();
    const origin = `http://127.0.0.1:${port}`;
    await this.ready(READY_WITHIN_MS, origin);
    return { origin, server };
  }

  /** Starts everything, and resolves when it is ready. */
  static async start({ prepare, databaseFolder = '' }: InstallationOptions = {}): Promise<Installation> {
    const folder = await soakFolder();
    await mkdir(join(folder, 'media'));
    await prepare?.(folder);
    const database = new DatabaseProcess({
      dataFolder: join(folder, databaseFolder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
    });
    const postgres = await database.start();
    const maintenance = connect(postgres.url('postgres'), { max: 1, applicationName: 'soak' });
    await maintenance`CREATE DATABASE ${maintenance(DATABASE)}`;
    await maintenance.end();
    const installation = new Installation(folder, await freePort(), postgres.url(DATABASE), database);
    try {
      await migrate(installation.#sql);
      for (const server of Object.values(installation.servers)) server.start();
      await installation.ready();
    } catch (error) {
      await installation.stop();
      throw error;
    }
    return installation;
  }

  /** The database, as an onlooker sees it. */
  get sql(): Sql {
    return this.#sql;
  }

  async ready(withinMs = READY_WITHIN_MS, origin = this.origin): Promise<void> {
    const end = performance.now() + withinMs;
    while (!(await answers(`${origin}/readyz`))) {
      if (performance.now() > end) {
        const said = (await this.lastWords()).join(' ');
        throw new DailiesError('internal', `The installation was not ready within ${withinMs / 1_000} s. ${said}`);
      }
      await sleep(50);
    }
  }

  /** What the servers wrote last, how often each ended by itself, and what the database is at: a line for each. */
  async lastWords(): Promise<string[]> {
    const words = Object.entries(this.servers).map(async ([name, { fallsAfterMs }]) => {
      const log = await readFile(join(this.folder, `${name}.log`), 'utf8').catch(() => '');
      const lines = log.trim().split('\n').slice(-LAST_LINES).join(' ');
      const falls = fallsAfterMs.length === 0 ? '' : ` (ended ${fallsAfterMs.length} times by itself)`;
      return lines === '' && falls === '' ? [] : [`the ${name}${falls} said last: ${lines}`];
    });
    return [...(await Promise.all(words)).flat(), ...(await this.#working())];
  }

  /** What the database is at or waits for; nothing where it does not answer. */
  async #working(): Promise<string[]> {
    const asking = this.#sql<{ said: string }[]>`
      SELECT format('the database: %s, %s for %s (%s): %s', application_name, state, now() - state_change,
        coalesce(wait_event, 'busy'), left(regexp_replace(query, '\\s+', ' ', 'g'), 120)) AS said
      FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()`;
    const rows = await Promise.race([asking.catch(() => []), sleep(2_000, [])]);
    return rows.map(({ said }) => said);
  }

  /** Kills a part with SIGKILL. False where it did not run. */
  kill(part: Part): boolean {
    return part === 'postgres' ? this.database.kill() : this.servers[part].kill();
  }

  async restart(part: Part): Promise<void> {
    if (part === 'postgres') await this.database.start();
    else this.servers[part].start();
  }

  isRunning(part: Part): boolean {
    return part === 'postgres' ? this.database.isRunning : this.servers[part].isRunning;
  }

  /** Stops everything and removes what it wrote, or keeps it for whoever looks into a failure. */
  async stop({ keeps = false } = {}): Promise<void> {
    await this.#sql.end({ timeout: 1 }).catch(() => {});
    await Promise.all([...Object.values(this.servers), ...this.#others].map((server) => server.stop()));
    await this.database.stop();
    if (!keeps) await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
