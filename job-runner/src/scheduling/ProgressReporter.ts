import type { Sql } from '@dailies/migrations';
import { CHANNELS, RunProgress } from '@dailies/shared/runs';
import { PREVIEW_BYTES } from '../executors/Executor.ts';
import type { Claim } from './Claim.ts';
import { pictureType } from './pictureType.ts';

const INTERVAL_MS = 200;
const PREVIEW_INTERVAL_MS = 1_000;
const PHASE_CHARACTERS = 120;
/** What waits is told of so often at least; the shortest silence that a pipeline may call stuck is 5 s. */
const WAITING_INTERVAL_MS = 2_000;
/** Numbers of previews rise over attempts too. */
const PREVIEWS_AN_ATTEMPT = 100_000;
/** So much must be done before the speed says anything. */
const FRACTION_FOR_ETA = 0.02;

const shown = (phase: string): string =>
  phase.replaceAll('\0', '').toWellFormed().slice(0, PHASE_CHARACTERS).toWellFormed();

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
  #lastPreviewMs = Number.NEGATIVE_INFINITY;
  #lastWaitMs = Number.NEGATIVE_INFINITY;
  /** The newest picture that is not written yet. */
  #picture: { readonly bytes: Uint8Array; readonly mediaType: string } | null = null;
  #previews = 0;

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
    this.#say(shown(phase));
  };

  /** Before it is worked on: said again it counts again, so that waiting is no silence. It tells nothing of the speed. */
  readonly wait = (phase: string): void => {
    const nowMs = performance.now();
    const said = shown(phase);
    if (this.#stopped || (said === this.#phase && nowMs - this.#lastWaitMs < WAITING_INTERVAL_MS)) return;
    this.#lastWaitMs = nowMs;
    this.#first = null;
    this.#etaSeconds = null;
    this.#say(said);
  };

  /** One picture a second at most; what is no picture, or too large, is left out. */
  readonly preview = (bytes: Uint8Array): void => {
    const mediaType = pictureType(bytes);
    if (this.#stopped || mediaType === null || bytes.byteLength > PREVIEW_BYTES) return;
    this.#picture = { bytes, mediaType };
    this.#schedule();
  };

  /** Resolves when nothing more will be written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#writing;
  }

  #say(phase: string): void {
    this.#phase = phase;
    this.#isNew = true;
    this.#schedule();
  }

  #schedule(): void {
    const nextMs = this.#isNew ? this.#lastWriteMs + INTERVAL_MS : this.#lastPreviewMs + PREVIEW_INTERVAL_MS;
    // A timer may fire a part of a millisecond early.
    this.#timer ??= setTimeout(this.#flush, Math.max(0, Math.ceil(nextMs - performance.now()) + 1));
  }

  readonly #flush = (): void => {
    this.#lastWriteMs = performance.now();
    this.#isNew = false;
    this.#writing = this.#write()
      .catch(() => {})
      .then(() => {
        this.#timer = null;
        if ((this.#isNew || this.#picture !== null) && !this.#stopped) this.#schedule();
      });
  };

  async #write(): Promise<void> {
    const sql = this.#sql;
    const { id, attempt, project_id, request_id, node_id } = this.#claim;
    const picture = performance.now() - this.#lastPreviewMs < PREVIEW_INTERVAL_MS ? null : this.#picture;
    if (picture !== null) {
      this.#lastPreviewMs = performance.now();
      this.#picture = null;
      this.#previews += 1;
      await sql`
        INSERT INTO run_previews (run_id, picture, media_type) VALUES (${id}, ${Buffer.from(picture.bytes)}, ${picture.mediaType})
        ON CONFLICT (run_id) DO UPDATE SET picture = EXCLUDED.picture, media_type = EXCLUDED.media_type, made_at = now()`;
    }
    const progress: RunProgress = {
      project: project_id,
      run: id,
      request: request_id,
      node: node_id,
      fraction: this.#fraction,
      phase: this.#phase,
      etaSeconds: this.#etaSeconds,
      ...(this.#previews === 0 ? {} : { preview: attempt * PREVIEWS_AN_ATTEMPT + this.#previews }),
    };
    await sql`
      WITH moved AS (
        UPDATE runs SET fraction = ${this.#fraction}, phase = ${this.#phase}, progressed_at = now()
        WHERE id = ${id} AND attempt = ${attempt} AND state = 'running' RETURNING id
      )
      SELECT pg_notify(${CHANNELS.progress}, ${JSON.stringify(RunProgress.parse(progress))}) FROM moved`;
  }
}
