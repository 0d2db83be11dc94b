import { newId } from '@dailies/shared/ids';
import { inSpan, withLogFields } from '@dailies/telemetry';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from 'pino';
import type { AppEnv } from '../AppEnv.ts';

/** What a caller may name its request: nothing that could break a line or a header. */
const REQUEST_ID = /^[\w.-]{1,64}$/;
const PROJECT = /^\/api\/v1\/projects\/([\w-]{1,64})(?:\/|$)/;

/**
 * One line a request, with the route's pattern: a path can hold a secret. Every line that is written
 * meanwhile has the request's id, which the answer says as `X-Request-Id`, its project and its person.
 */
export const requestLog =
  (log: Logger): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const startedMs = performance.now();
    const given = c.req.header('x-request-id') ?? '';
    const request = REQUEST_ID.test(given) ? given : newId((bytes) => crypto.getRandomValues(bytes));
    const project = PROJECT.exec(c.req.path)?.[1];
    c.header('x-request-id', request);
    await withLogFields({ request, ...(project === undefined ? {} : { project }) }, () =>
      inSpan('http request', { parent: c.req.header('traceparent') ?? null, isServer: true }, async (span) => {
        await next();
        const { method } = c.req;
        const route = routePath(c);
        const { status } = c.res;
        span.setAttributes({
          'http.request.method': method,
          'http.route': route,
          'http.response.status_code': status,
        });
        log.debug({ method, route, status, durationMs: Math.round(performance.now() - startedMs) }, 'request');
      }),
    );
  };
