import type { Sql } from '@dailies/migrations';
import { CHANNELS, RunProgress } from '@dailies/shared/runs';
import type { Claim } from './Claim.ts';

const INTERVAL_MS = 200;
const PHASE_CHARACTERS = 120;
/** So much must be done before the speed says anything. */
const FRACTION_FOR_ETA = 0.02;

/**
 * Carries a run's progress to everybody's screen: at most five times a second, never back (not even
 * where a second attempt begins from nothing), and only while the attempt still holds the run. A
 * database that is away costs the progress of that time, nothing else.
 */
export class ProgressReporter {
  readonly #sql: Sql;
  readonly #claim: Claim;
  #fraction: number;
  #phase = '';
  #etaSeconds: number | null = null;
  #first: { readonly fraction: number; readonly ms: number } | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #stopped = false;
  #isNew = false;
  #lastWriteMs = Number.NEGATIVE_INFINITY;

  constructor(sql: Sql, claim: Claim) {
    this.#sql = sql;
    this.#claim = claim;
    this.#fraction = claim.fraction;
  }

  readonly report = (fraction: number, phase: string): void => {
    if (this.#stopped || !Number.isFinite(fraction)) return;
    const nowMs = performance.now();
    this.#first ??= { fraction, ms: nowMs };
    const done = fraction - this.#first.fraction;
    if (done >= FRACTION_FOR_ETA) {
      this.#etaSeconds = Math.round(((nowMs - this.#first.ms) * Math.max(0, 1 - fraction)) / done) / 1_000;
    }
    this.#fraction = Math.max(this.#fraction, Math.min(fraction, 1));
    this.#phase = phase.replaceAll('\0', '').toWellFormed().slice(0, PHASE_CHARACTERS).toWellFormed();
    this.#isNew = true;
    this.#schedule();
  };

  /** Resolves when nothing more will be written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#writing;
  }

  #schedule(): void {
    this.#timer ??= setTimeout(this.#flush, Math.max(0, this.#lastWriteMs + INTERVAL_MS - performance.now()));
  }

  readonly #flush = (): void => {
    this.#lastWriteMs = performance.now();
    this.#isNew = false;
    this.#writing = this.#write()
      .catch(() => {})
      .then(() => {
        this.#timer = null;
        if (this.#isNew && !this.#stopped) this.#schedule();
      });
  };

  async #write(): Promise<void> {
    const sql = this.#sql;
    const { id, attempt, project_id, request_id, node_id } = this.#claim;
    const progress: RunProgress = {
      project: project_id,
      run: id,
      request: request_id,
      node: node_id,
      fraction: this.#fraction,
      phase: this.#phase,
      etaSeconds: this.#etaSeconds,
    };
    await sql`
      WITH moved AS (
        UPDATE runs SET fraction = ${this.#fraction}, phase = ${this.#phase}, progressed_at = now()
        WHERE id = ${id} AND attempt = ${attempt} AND state = 'running' RETURNING id
      )
      SELECT pg_notify(${CHANNELS.progress}, ${JSON.stringify(RunProgress.parse(progress))}) FROM moved`;
  }
}
