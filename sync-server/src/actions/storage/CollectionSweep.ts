import { collectAndRecord } from '@dailies/archive/retention';
import type { MediaStore } from '@dailies/media-store';
import type { Sql } from '@dailies/migrations';
import { DailiesError } from '@dailies/shared/errors';
import type { Logger } from 'pino';

interface CollectionParts {
  readonly sql: Sql;
  readonly store: MediaStore;
  readonly graceDays: number;
  readonly log: Logger;
}

const DAY_MS = 24 * 60 * 60_000;
/** Not in the first minutes, when everybody comes back at once. */
const FIRST_AFTER_MS = 10 * 60_000;
/** A server that is started often, or several beside each other, look no more often than this. */
const AT_LEAST_MS = DAY_MS * 0.9;

/** Looks once a day for files that nothing names any more, and removes those whose grace is over. */
export class CollectionSweep {
  readonly #parts: CollectionParts;
  #timer: NodeJS.Timeout;
  #underWay: Promise<void> = Promise.resolve();

  constructor(parts: CollectionParts) {
    this.#parts = parts;
    this.#timer = setTimeout(() => {
      this.#begin();
      this.#timer = setInterval(() => this.#begin(), DAY_MS).unref();
    }, FIRST_AFTER_MS).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#underWay;
  }

  #begin(): void {
    this.#underWay = this.#collect();
  }

  async #collect(): Promise<void> {
    const { sql, store, graceDays, log } = this.#parts;
    try {
      const [recent] = await sql`
        SELECT 1 FROM media_collections WHERE at > now() - make_interval(secs => ${AT_LEAST_MS / 1_000}) LIMIT 1`;
      if (recent !== undefined) return;
      const { plan, collected } = await collectAndRecord({ sql, store, graceMs: graceDays * DAY_MS });
      log.info(
        { waiting: plan.waiting.length, collected: collected.length },
        'files that nothing names were looked for',
      );
    } catch (error) {
      const isExpected = error instanceof DailiesError && error.code === 'conflict';
      log[isExpected ? 'info' : 'error']({ err: error }, 'files that nothing names were not collected');
    }
  }
}
