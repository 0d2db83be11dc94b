import type { Sql } from '@dailies/migrations';
import type { SecretBox } from '@dailies/outbound';
import { Backend, type BackendId } from '@dailies/shared/farm';
import type { Logger } from 'pino';
import type { Executor } from '../executors/Executor.ts';
import { probeBackend, sentenceOf } from './probeBackend.ts';
import { tellUnusable } from './tellUnusable.ts';

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

/** A backend that cannot be served by this runner. */
interface Refused {
  /** What it was to be opened from: another text means that it is tried again. */
  readonly text: string;
  readonly problem: string;
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
  readonly #refused = new Map<BackendId, Refused>();
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
    for (const [id, { text }] of this.#refused) if (wanted.get(id)?.text !== text) this.#refused.delete(id);
    for (const [id, { backend, row, text }] of wanted) {
      if (this.#served.has(id) || this.#refused.has(id)) continue;
      try {
        this.#served.set(id, { backend, executor: this.#open(backend, row.credential), text });
      } catch (error) {
        this.#options.log.error({ err: error, backend: id }, 'A backend cannot be used by this runner.');
        this.#refused.set(id, { text, problem: sentenceOf(error) });
      }
    }
  }

  /**
   * Asks those that are due how they fare, and writes it down, as why the others cannot be used. Returns whether one can
   * take runs that could not before.
   */
  async probe(): Promise<boolean> {
    const { sql } = this.#options;
    const [came] = await Promise.all([
      Promise.all([...this.#served.values()].map((served) => probeBackend(sql, served))),
      ...[...this.#refused].map(([id, { problem }]) => tellUnusable(sql, id, problem)),
    ]);
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

  #open(backend: Backend, sealed: string | null): Executor {
    const { credentials, open } = this.#options;
    if (sealed === null) return open(backend, null);
    if (credentials === null) {
      throw new Error(
        'A job-runner cannot read its credential without AUTH_SECRET; start that with the one that the server has.',
      );
    }
    return open(backend, credentials.open(sealed));
  }

  #close(id: BackendId): void {
    const { executor } = this.#served.get(id) ?? {};
    this.#served.delete(id);
    if (executor?.close !== undefined) this.#closing.push(executor.close().catch(() => {}));
  }
}
