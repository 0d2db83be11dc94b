import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@dailies/migrations';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../../db/storageErrors.ts';
import type { CollaborationMetrics } from '../CollaborationMetrics.ts';

/** One update to append. */
export interface LogEntry {
  readonly project: ProjectId;
  /** The fencing number of the lease that the writer holds. */
  readonly fence: string;
  /** Who did it; null: Dailies itself. */
  readonly user: UserId | null;
  readonly update: Uint8Array;
  /** Client ids that are written under for the first time. */
  readonly claims: readonly number[];
  /** Whose they are from now on; null: the server's, whoever asked it to write. */
  readonly claimant: UserId | null;
}

/** The document has another owner by now: what was to be appended is not in the log. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

interface Waiting {
  readonly sinceMs: number;
  readonly entry: LogEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const MAX_ROWS = 400;
const MAX_BYTES = 4 * 1024 * 1024;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/**
 * The write-ahead log with group commit: one multi-row INSERT is in flight, and what arrives
 * meanwhile goes with the next. Measured here, that costs a writer one commit (about a millisecond)
 * however many write at once.
 *
 * Promises of `append` settle in the order of the calls. While PostgreSQL is away they wait and the
 * insert is tried again; a storage failure is never a refusal. A row that fails by itself fails
 * alone (document-rules B2).
 */
export class DocumentLog {
  readonly #sql: Sql;
  readonly #log: Logger;
  readonly #metrics: CollaborationMetrics | undefined;
  #waiting: Waiting[] = [];
  #writing = false;
  #waitingBytes = 0;
  #awaySince: number | null = null;
  #closed = false;

  constructor(sql: Sql, log: Logger, metrics?: CollaborationMetrics) {
    this.#sql = sql;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Bytes that are accepted and not durable yet. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Milliseconds for which the database has not answered; 0 while it does. */
  get awayMs(): number {
    return this.#awaySince === null ? 0 : performance.now() - this.#awaySince;
  }

  /** Resolves when the update is durable. Rejects with `LeaseLost`, or with what the row itself failed by. */
  append(entry: LogEntry): Promise<void> {
    this.#waitingBytes += entry.update.length;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting.push({ sinceMs: performance.now(), entry, resolve, reject });
    if (!this.#writing) void this.#drain();
    return promise;
  }

  /** Gives up on what waits for a database that is away: the process ends. */
  close(): void {
    this.#closed = true;
  }

  async #drain(): Promise<void> {
    this.#writing = true;
    // The first append waits for the rest of this turn of the event loop, so that it does not go alone.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#nextBatch();
      await this.#write(batch);
      for (const { entry } of batch) this.#waitingBytes -= entry.update.length;
    }
    this.#writing = false;
  }

  #nextBatch(): Waiting[] {
    let bytes = 0;
    let rows = 0;
    for (const { entry } of this.#waiting) {
      bytes += entry.update.length;
      if (rows > 0 && (rows >= MAX_ROWS || bytes > MAX_BYTES)) break;
      rows += 1;
    }
    return this.#waiting.splice(0, rows);
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const held = await this.#insert(batch.map(({ entry }) => entry));
        this.#awaySince = null;
        this.#metrics?.committed(batch.length);
        for (const { sinceMs, entry, resolve, reject } of batch) {
          this.#metrics?.appended((performance.now() - sinceMs) / 1_000);
          if (held.get(entry.project) === entry.fence) resolve();
          else reject(new LeaseLost(`Project ${entry.project} has another owner than fence ${entry.fence}.`));
        }
        return;
      } catch (error) {
        if (!isDatabaseAway(error)) return this.#writeSingly(batch, error);
        if (this.#awaySince === null) {
          this.#awaySince = performance.now();
          this.#log.warn({ err: error, rows: batch.length }, 'the database is away; edits wait');
        }
        if (this.#closed) return reject(batch, error);
        await sleep(pauseMs);
      }
    }
  }

  /** [B2] One bad row must not fail its neighbours. */
  async #writeSingly(batch: readonly Waiting[], error: unknown): Promise<void> {
    const [first] = batch;
    if (batch.length === 1 && first !== undefined) {
      this.#log.error({ err: error, project: first.entry.project }, 'an update could not be appended');
      first.reject(error);
      return;
    }
    for (const waiting of batch) await this.#write([waiting]);
  }

  /**
   * Appends under the leases' fences, in one statement. The share lock on a lease makes a take-over
   * wait for appends under way, so that a new owner's load sees them. Answers the fence that each
   * project has now.
   *
   * Rows go as arrays, and their bytes as one value that is cut up again: the statement is the same
   * however many there are, so that PostgreSQL prepares two of them and not one for each size of batch.
   */
  async #insert(entries: readonly LogEntry[]): Promise<Map<ProjectId, string>> {
    const projects = [...new Set(entries.map(({ project }) => project))];
    // 1-based, as `substring` counts.
    const starts: number[] = [];
    let start = 1;
    for (const { update } of entries) {
      starts.push(start);
      start += update.length;
    }
    const claims = entries.flatMap(({ project, fence, claimant, claims: clients }) =>
      clients.map((client) => ({ project, fence, claimant, client })),
    );
    const claimed =
      claims.length === 0
        ? ''
        : `, claimed AS (
            INSERT INTO document_clients (project_id, client_id, user_id)
            SELECT v.project_id, v.client_id, v.user_id
            FROM unnest($8::text[], $9::bigint[], $10::bigint[], $11::text[]) AS v (project_id, fence, client_id, user_id)
            JOIN held ON held.project_id = v.project_id AND held.fence = v.fence
            ON CONFLICT DO NOTHING)`;
    const found = await this.#sql.unsafe<{ project_id: ProjectId; fence: string }[]>(
      `WITH held AS (
        SELECT project_id, fence FROM document_leases WHERE project_id = ANY($1::text[])
        ORDER BY project_id FOR SHARE
      ), appended AS (
        INSERT INTO document_updates (project_id, user_id, update)
        SELECT v.project_id, v.user_id, substring($7::bytea FROM v.start FOR v.length)
        FROM unnest($2::text[], $3::bigint[], $4::text[], $5::int[], $6::int[]) WITH ORDINALITY
          AS v (project_id, fence, user_id, start, length, place)
        JOIN held ON held.project_id = v.project_id AND held.fence = v.fence
        ORDER BY v.place
      )${claimed}
      SELECT project_id, fence::text AS fence FROM held`,
      [
        projects,
        entries.map(({ project }) => project),
        entries.map(({ fence }) => fence),
        entries.map(({ user }) => user),
        starts,
        entries.map(({ update }) => update.length),
        Buffer.concat(entries.map(({ update }) => update)),
        ...(claims.length === 0
          ? []
          : [
              claims.map(({ project }) => project),
              claims.map(({ fence }) => fence),
              claims.map(({ client }) => client),
              claims.map(({ claimant }) => claimant),
            ]),
      ],
      { prepare: true },
    );
    return new Map(found.map(({ project_id: project, fence }) => [project, fence]));
  }
}

function reject(batch: readonly Waiting[], error: unknown): void {
  for (const waiting of batch) waiting.reject(error);
}
