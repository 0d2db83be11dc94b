import { DailiesError } from '@dailies/shared/errors';
import { Hono } from 'hono';
import type { Registry } from 'prom-client';
import type { AppEnv } from '../../AppEnv.ts';
import { isLoopback } from '../../middleware/addressOf.ts';

/** `/metrics` in Prometheus' text form. `toAll` where it has a port of its own; else this machine only. */
export function metricsRoutes(metrics: Registry, { toAll }: { toAll: boolean }): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/metrics', async (c) => {
    if (!toAll && !isLoopback(c)) {
      throw new DailiesError(
        'forbidden',
        'The metrics are for this machine only; set METRICS_PORT to serve them to others.',
      );
    }
    return c.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType });
  });
}
