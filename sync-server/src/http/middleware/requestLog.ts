import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnv } from '../AppEnv.ts';

/** One line a request, with the route's pattern: a path can hold a secret. */
export const requestLog =
  (log: Logger): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const startedMs = performance.now();
    await next();
    log.debug(
      {
        method: c.req.method,
        route: routePath(c),
        status: c.res.status,
        durationMs: Math.round(performance.now() - startedMs),
      },
      'request',
    );
  };
