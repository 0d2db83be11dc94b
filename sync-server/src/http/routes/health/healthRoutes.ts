import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';

const READY_WITHIN_MS = 3_000;

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
  });
  const passed = check().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([passed, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** How runners name themselves to the database. */
const RUNNERS = 'dailies job-runner';

/**
 * `/healthz`: the process answers. `/readyz`: 200 where the database, the store and the queue answer and
 * no edit waits for being stored, else 503. Whether a runner is connected is said, and is not needed.
 */
export function healthRoutes({ db, documents, store }: Pick<Services, 'db' | 'documents' | 'store'>): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const [database, media, queue, runner] = await Promise.all([
        passes(() => db.execute(sql`SELECT 1`)),
        passes(() => store.check()),
        // The tables of runs and of the jobs that wake runners.
        passes(() => db.execute(sql`SELECT 1 FROM runs, graphile_worker.jobs LIMIT 1`)),
        passes(async () => {
          const found = await db.execute(
            sql`SELECT 1 FROM pg_stat_activity WHERE application_name = ${RUNNERS} AND datname = current_database() LIMIT 1`,
          );
          if (found.length === 0) throw new Error('No runner is connected.');
        }),
      ]);
      const edits = documents.storageAwayMs === 0;
      const ready = database && media && queue && edits;
      const parts = { database, store: media, queue, edits, runner };
      return c.json({ status: ready ? 'ready' : 'not-ready', ...parts }, ready ? 200 : 503);
    });
}
