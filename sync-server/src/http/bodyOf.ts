import type { Context } from 'hono';
import type { AppEnv } from './AppEnv.ts';

export interface Body {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** They came from a connection, and nobody else has them. */
  readonly isOurs: boolean;
}

/**
 * The body of a request, once; null where it has none. From the connection where there is one: through the
 * stream of a `Request` a file takes twice as long. Whoever stops in the middle leaves the connection open,
 * for the answer.
 */
export function bodyOf(c: Context<AppEnv>): Body | null {
  const incoming = c.env?.incoming;
  if (typeof incoming?.method !== 'string') {
    const { body } = c.req.raw;
    return body === null ? null : { pieces: body, isOurs: false };
  }
  const { 'content-length': length, 'transfer-encoding': chunked } = incoming.headers;
  if (chunked === undefined && (length === undefined || length === '0')) return null;
  return { pieces: incoming.iterator({ destroyOnReturn: false }), isOurs: true };
}
