import type { Context } from 'hono';
import type { AppEnv } from './AppEnv.ts';

/**
 * The body of a request, once; null where it has none. From the connection where there is one: through the
 * stream of a `Request` a file takes twice as long. Whoever stops in the middle leaves the connection open,
 * for the answer.
 */
export function bodyOf(c: Context<AppEnv>): AsyncIterable<Uint8Array> | null {
  const incoming = c.env?.incoming;
  if (typeof incoming?.method !== 'string') return c.req.raw.body;
  const { 'content-length': length, 'transfer-encoding': chunked } = incoming.headers;
  if (chunked === undefined && (length === undefined || length === '0')) return null;
  return incoming.iterator({ destroyOnReturn: false });
}
