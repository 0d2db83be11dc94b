import type { ProjectId } from '@dailies/shared/ids';
import { isDatabaseAway } from '../../db/storageErrors.ts';
import type { Services } from '../../Services.ts';
import { foldWaiting } from '../timeline/foldWaiting.ts';
import { keepAutomaticVersions, keepIfDue } from './keepAutomaticVersions.ts';
import { thinVersions } from './thinVersions.ts';

const SWEEP_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A document that closes is kept where its last version is this old: what was a long session. */
const LONG_SESSION_MS = 10 * 60_000;

type Parts = Pick<Services, 'sql' | 'newId' | 'now' | 'log'>;

/** Keeps history by itself: automatic versions, thinned with age, and the timeline. Nothing hangs on its timers but when it looks. */
export class HistorySweep {
  readonly #parts: Parts;
  readonly #sweepMs: number;
  #timer: NodeJS.Timeout | null = null;
  #thinnedAtMs = Number.NEGATIVE_INFINITY;
  #working: Promise<void> = Promise.resolve();

  constructor(parts: Parts, sweepMs: number = SWEEP_MS) {
    this.#parts = parts;
    this.#sweepMs = sweepMs;
  }

  start(): void {
    const sweep = (): void => {
      this.#do('the sweep of history', () => this.#sweep());
      void this.#working.then(() => {
        if (this.#timer !== null) this.#timer = setTimeout(sweep, this.#sweepMs).unref();
      });
    };
    this.#timer = setTimeout(sweep, this.#sweepMs).unref();
  }

  /** To be told of documents that nobody has open any more. */
  closed(project: ProjectId): void {
    this.#do('a version at the end of a session', async () => {
      const at = new Date(this.#parts.now());
      await keepIfDue(this.#parts, project, { at, afterMs: LONG_SESSION_MS });
    });
  }

  /** Looks no more, and resolves when what is under way has ended. */
  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#working;
  }

  async #sweep(): Promise<void> {
    const { sql, now } = this.#parts;
    const at = new Date(now());
    await keepAutomaticVersions(this.#parts, { at, afterMs: HOUR_MS });
    await foldWaiting(sql, at);
    if (at.getTime() - this.#thinnedAtMs < HOUR_MS) return;
    this.#thinnedAtMs = at.getTime();
    await thinVersions(sql, at);
  }

  /** One thing at a time; what fails is found again by the next sweep. */
  #do(what: string, work: () => Promise<void>): void {
    this.#working = this.#working.then(work).catch((error: unknown) => {
      if (!isDatabaseAway(error)) this.#parts.log.error({ err: error }, `${what} failed`);
    });
  }
}
