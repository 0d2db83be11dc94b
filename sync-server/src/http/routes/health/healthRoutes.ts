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

/** `/healthz`: the process answers. `/readyz`: 200 where database, store and queue do, else 503. */
export function healthRoutes({ db, store }: Pick<Services, 'db' | 'store'>): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const [database, media, queue] = await Promise.all([
        passes(() => db.execute(sql`SELECT 1`)),
        passes(() => store.check()),
        passes(() => db.execute(sql`SELECT 1 FROM runs LIMIT 1`)),
      ]);
      const ready = database && media && queue;
      const parts = { database, store: media, queue };
      return c.json({ status: ready ? 'ready' : 'not-ready', ...parts }, ready ? 200 : 503);
    });
}
