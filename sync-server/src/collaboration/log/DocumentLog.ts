import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '@dailies/migrations';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../../db/storageErrors.ts';
import { appendRow, appendRows, type Fences } from './appendRows.ts';
import type { LogEntry } from './LogEntry.ts';
import type { CollaborationMetrics } from '../CollaborationMetrics.ts';

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

  #append(entries: readonly LogEntry[]): Promise<Fences> {
    const [first] = entries;
    const isPlain = entries.length === 1 && first?.claims.length === 0;
    return isPlain ? appendRow(this.#sql, first) : appendRows(this.#sql, entries);
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const held = await this.#append(batch.map(({ entry }) => entry));
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
}

function reject(batch: readonly Waiting[], error: unknown): void {
  for (const waiting of batch) waiting.reject(error);
}
