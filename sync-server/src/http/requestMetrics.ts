import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Histogram, type Registry } from 'prom-client';
import type { AppEnv } from './AppEnv.ts';

/** Counts and times requests by method, route pattern and status. */
export function requestMetrics(metrics: Registry): MiddlewareHandler<AppEnv> {
  const seconds = new Histogram({
    name: 'dailies_http_request_seconds',
    help: 'Time to the answer of a request, by method, route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [metrics],
  });
  return async (c, next) => {
    const startedMs = performance.now();
    await next();
    seconds.observe(
      { method: c.req.method, route: routePath(c), status: c.res.status },
      (performance.now() - startedMs) / 1_000,
    );
  };
}
