import { connect, type Sql } from '@dailies/migrations';
import { z } from 'zod';

/** Says that a session holds exactly these names; a new session knows nothing of it. */
const MARK = 'dailies.locks';
const Held = z.array(z.string());

/**
 * Names that this process holds in PostgreSQL while it lives: session advisory locks, on a connection
 * of their own. When the process dies, however it dies, the server closes the session and frees
 * them at once, so that who can take `lockOf(name)` knows that its holder is gone.
 *
 * Where the connection breaks while the process lives (the database restarts), `refresh` takes the
 * names again. In between others may believe it dead, so nothing may rest on these locks alone.
 */
export class SessionLocks {
  readonly #sql: Sql;
  readonly #names = new Set<string>();
  #last: Promise<void> = Promise.resolve();
  #heldSinceMs = Number.POSITIVE_INFINITY;

  constructor(databaseUrl: string) {
    this.#sql = connect(databaseUrl, { max: 1, applicationName: 'dailies job-runner locks', permanent: true });
  }

  async hold(name: string): Promise<void> {
    this.#names.add(name);
    await this.refresh();
  }

  async release(name: string): Promise<void> {
    if (!this.#names.delete(name)) return;
    await this.#inTurn(async () => {
      const held = await this.#held();
      if (!held.includes(name)) return;
      const rest = JSON.stringify(held.filter((other) => other !== name));
      await this.#sql`
        SELECT pg_advisory_unlock(hashtextextended(${name}, 0)), set_config(${MARK}, ${rest}, false)`;
    });
  }

  /** Takes the names that the present session does not hold. Rejects while the database is away. */
  refresh(): Promise<void> {
    return this.#inTurn(() => this.#takeMissing());
  }

  /** For how long the names have been held without a break; 0 where they never were. */
  get heldMs(): number {
    return Math.max(0, performance.now() - this.#heldSinceMs);
  }

  /** Frees every name. */
  async close(): Promise<void> {
    await this.#sql.end({ timeout: 1 });
  }

  async #takeMissing(): Promise<void> {
    try {
      const held = await this.#held();
      const missing = [...this.#names].filter((name) => !held.includes(name));
      if (missing.length === 0) return;
      // One statement, so that the mark can never stand in another session than the locks.
      await this.#sql`
        SELECT count(pg_advisory_lock(hashtextextended(name, 0))),
          max(set_config(${MARK}, ${JSON.stringify([...held, ...missing])}, false))
        FROM unnest(${missing}::text[]) AS name`;
      if (held.length === 0) this.#heldSinceMs = performance.now();
    } catch (error) {
      this.#heldSinceMs = performance.now();
      throw error;
    }
  }

  /** What the present session holds. A session that replaced a broken one holds nothing. */
  async #held(): Promise<readonly string[]> {
    const [session] = await this.#sql<{ mark: string | null }[]>`SELECT current_setting(${MARK}, true) AS mark`;
    return Held.parse(JSON.parse(session?.mark || '[]'));
  }

  /** One after the other: a lock that was taken twice would have to be freed twice. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
