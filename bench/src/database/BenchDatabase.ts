import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, migrate, type Sql } from '@dailies/migrations';
import { startEmbeddedPostgres } from '@dailies/migrations/embedded';
import { median } from '../results/statistics.ts';

const NAME = 'dailies';
const COMMITS = 100;
/** As far apart as the edits of 20 people who make 10 a second: back to back a commit takes a third of the time. */
const COMMIT_PAUSE_MS = 5;

/** A PostgreSQL as an installation has it, durable, with a migrated database. */
export class BenchDatabase {
  readonly url: string;
  readonly sql: Sql;
  readonly pid: number;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, sql: Sql, pid: number, stop: () => Promise<void>) {
    this.url = url;
    this.sql = sql;
    this.pid = pid;
    this.#stop = stop;
  }

  static async start(folder: string): Promise<BenchDatabase> {
    const postgres = await startEmbeddedPostgres({
      dataFolder: join(folder, 'postgres'),
      logFile: join(folder, 'postgres.log'),
    });
    try {
      const maintenance = connect(postgres.url('postgres'), { max: 1, applicationName: 'bench' });
      await maintenance`CREATE DATABASE ${maintenance(NAME)}`;
      await maintenance.end();
      const url = postgres.url(NAME);
      const sql = connect(url, { max: 4, applicationName: 'bench' });
      await migrate(sql);
      return new BenchDatabase(url, sql, postgres.pid, () => postgres.stop());
    } catch (error) {
      await postgres.stop();
      throw error;
    }
  }

  /** What one durable commit takes here, in ms: the least that any log can add to an edit. */
  async commitMs(): Promise<number> {
    const times: number[] = [];
    await this.sql`CREATE TABLE bench_commits (place int)`;
    for (let place = 0; place < COMMITS; place += 1) {
      const startedMs = performance.now();
      await this.sql`INSERT INTO bench_commits VALUES (${place})`;
      times.push(performance.now() - startedMs);
      await sleep(COMMIT_PAUSE_MS);
    }
    await this.sql`DROP TABLE bench_commits`;
    return median(times);
  }

  async stop(): Promise<void> {
    await this.sql.end({ timeout: 1 });
    await this.#stop();
  }
}
