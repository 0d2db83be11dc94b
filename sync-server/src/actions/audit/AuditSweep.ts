import type { Logger } from 'pino';
import type { Database } from '../../db/openDatabase.ts';
import { sweepAudit } from './sweepAudit.ts';

const EVERY_MS = 24 * 60 * 60_000;

/** Removes old events of the audit log once a day, from the start of the server on. */
export class AuditSweep {
  readonly #timer: NodeJS.Timeout;
  #underWay: Promise<void>;

  constructor(db: Database, keepDays: number, log: Logger) {
    const sweep = async (): Promise<void> => {
      try {
        const removed = await sweepAudit(db, keepDays);
        if (removed > 0) log.info({ removed, keepDays }, 'old events of the audit log were removed');
      } catch (error) {
        log.error({ err: error }, 'old events of the audit log could not be removed');
      }
    };
    this.#underWay = sweep();
    this.#timer = setInterval(() => {
      this.#underWay = sweep();
    }, EVERY_MS);
    this.#timer.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }
}
