import type { Sql } from '@dailies/migrations';
import type { SecretBox } from '@dailies/outbound';
import { Backend, type BackendId } from '@dailies/shared/farm';
import type { Logger } from 'pino';
import type { Executor } from '../executors/Executor.ts';
import { probeBackend } from './probeBackend.ts';

/** Makes the executor of a backend. `credential` is in clear; null where it has none. Throws where it cannot be used. */
export type OpenBackend = (backend: Backend, credential: string | null) => Executor;

export interface ServedBackend {
  readonly backend: Backend;
  readonly executor: Executor;
}

interface Kept extends ServedBackend {
  /** What it was opened from: another text means that it changed. */
  readonly text: string;
}

export interface BackendsOptions {
  readonly sql: Sql;
  /** Backends that name other runners alone are left to those. */
  readonly runnerName: string;
  readonly open: OpenBackend;
  /** Null: backends with a credential are left to other runners. */
  readonly credentials: SecretBox | null;
  readonly log: Logger;
}

interface Row {
  readonly id: string;
  readonly definition: unknown;
  readonly credential: string | null;
}

/**
 * The backends that this runner serves, each with its executor, as the table has them: `refresh` follows it. One that
 * changed is opened anew; what works by the old one goes on there, and is adopted by whoever comes after.
 */
export class Backends {
  readonly #options: BackendsOptions;
  readonly #served = new Map<BackendId, Kept>();
  /** Backends that cannot be served, by what they were to be opened from, so that each is told of once. */
  readonly #refused = new Map<string, string>();
  readonly #closing: Promise<void>[] = [];

  constructor(options: BackendsOptions) {
    this.#options = options;
  }

  get served(): ReadonlyMap<BackendId, ServedBackend> {
    return this.#served;
  }

  async refresh(): Promise<void> {
    const rows = await this.#options.sql<Row[]>`SELECT id, definition, credential FROM backends ORDER BY id`;
    const wanted = new Map(rows.flatMap((row) => this.#wanted(row)));
    for (const [id, { text }] of this.#served) if (wanted.get(id)?.text !== text) this.#close(id);
    for (const [id, { backend, row, text }] of wanted) {
      if (this.#served.has(id) || this.#refused.get(id) === text) continue;
      const executor = this.#open(backend, row.credential);
      if (executor === null) this.#refused.set(id, text);
      else this.#served.set(id, { backend, executor, text });
    }
  }

  /** Asks those that are due how they fare, and writes it down. Returns whether one can take runs that could not before. */
  async probe(): Promise<boolean> {
    const came = await Promise.all([...this.#served.values()].map((served) => probeBackend(this.#options.sql, served)));
    return came.includes(true);
  }

  /** A run lost its machine there: nothing goes there until it answers again. */
  async suspect(id: BackendId): Promise<void> {
    await this.#options.sql`
      UPDATE backend_states SET problem = 'It went away while it worked; it is asked again in a moment.',
        failures = failures + 1, retry_at = now() + interval '1 second', asked_at = 'epoch'
      WHERE backend_id = ${id} AND problem IS NULL`;
  }

  async close(): Promise<void> {
    for (const id of this.#served.keys()) this.#close(id);
    await Promise.all(this.#closing);
  }

  #wanted(row: Row): readonly [BackendId, { backend: Backend; row: Row; text: string }][] {
    const parsed = Backend.safeParse(row.definition);
    if (!parsed.success) return [];
    const { runners, id } = parsed.data;
    if (runners.length > 0 && !runners.includes(this.#options.runnerName)) return [];
    return [[id, { backend: parsed.data, row, text: JSON.stringify([row.definition, row.credential]) }]];
  }

  #open(backend: Backend, sealed: string | null): Executor | null {
    const { credentials, open, log } = this.#options;
    try {
      if (sealed !== null && credentials === null) {
        throw new Error('This runner has no AUTH_SECRET, so it cannot read the credential.');
      }
      return open(backend, sealed === null ? null : (credentials?.open(sealed) ?? null));
    } catch (error) {
      log.error({ err: error, backend: backend.id }, 'A backend cannot be used by this runner.');
      return null;
    }
  }

  #close(id: BackendId): void {
    const { executor } = this.#served.get(id) ?? {};
    this.#served.delete(id);
    if (executor?.close !== undefined) this.#closing.push(executor.close().catch(() => {}));
  }
}
