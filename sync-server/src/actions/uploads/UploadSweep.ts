import { uploads } from '@dailies/migrations/tables';
import { isNull, lt } from 'drizzle-orm';
import type { Services } from '../../Services.ts';
import { UPLOAD_KEPT_MS } from './openUpload.ts';

const EVERY_MS = 60 * 60_000;

/**
 * Removes uploads that were given up: the rows that are past their time, and bytes that nobody wrote to for as long,
 * here and in the store. Answers how many there were here.
 */
export async function sweepUploads({
  db,
  spool,
  store,
  now,
}: Pick<Services, 'db' | 'spool' | 'store' | 'now'>): Promise<number> {
  const gone = await db
    .delete(uploads)
    .where(lt(uploads.expiresAt, new Date(now())))
    .returning({ id: uploads.id });
  for (const { id } of gone) {
    await spool.remove(id);
    await store.links?.drop(id);
  }
  const removed = gone.length + (await spool.sweep(now() - UPLOAD_KEPT_MS));
  const rows = await db.select({ id: uploads.id }).from(uploads).where(isNull(uploads.sha256));
  await store.sweep({ nowMs: now(), underWay: new Set(rows.map(({ id }) => id)) });
  return removed;
}

/** Sweeps once an hour, from the start of the server on. */
export class UploadSweep {
  readonly #timer: NodeJS.Timeout;
  #underWay: Promise<void>;

  constructor(services: Pick<Services, 'db' | 'spool' | 'store' | 'now' | 'log'>) {
    const sweep = async (): Promise<void> => {
      try {
        const removed = await sweepUploads(services);
        if (removed > 0) services.log.info({ removed }, 'uploads that were given up were removed');
      } catch (error) {
        services.log.error({ err: error }, 'uploads that were given up could not be removed');
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
