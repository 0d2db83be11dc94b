import { notifications } from '@dailies/migrations/tables';
import { lt, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Database } from '../../db/openDatabase.ts';

const EVERY_MS = 6 * 60 * 60_000;
const KEPT_DAYS = 90;

/** Removes what somebody was told more than 90 days ago. Returns how many there were. */
export async function sweepNotifications(db: Database): Promise<number> {
  const removed = await db
    .delete(notifications)
    .where(lt(notifications.at, sql`now() - make_interval(days => ${KEPT_DAYS})`))
    .returning({ id: notifications.id });
  return removed.length;
}

/** Removes old notifications four times a day, from the start of the server on. */
export class NotificationSweep {
  readonly #timer: NodeJS.Timeout;
  #underWay: Promise<void>;

  constructor(db: Database, log: Logger) {
    const sweep = async (): Promise<void> => {
      try {
        await sweepNotifications(db);
      } catch (error) {
        log.error({ err: error }, 'old notifications could not be removed');
      }
    };
    this.#underWay = sweep();
    this.#timer = setInterval(() => {
      this.#underWay = sweep();
    }, EVERY_MS).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }
}
