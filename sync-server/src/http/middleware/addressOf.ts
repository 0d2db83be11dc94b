import type { Context } from 'hono';
import type { AppEnv } from '../AppEnv.ts';

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * The address that a request came from. A proxy on this machine is believed when it names the
 * client (the last entry of `X-Forwarded-For`); anybody else is not.
 */
export function addressOf(c: Context<AppEnv>): string {
  const peer = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return LOOPBACK.test(peer) && forwarded !== undefined && forwarded !== '' ? forwarded : peer;
}

/** Whether a request comes from this machine itself, not through a proxy on it. */
export const isLoopback = (c: Context<AppEnv>): boolean => LOOPBACK.test(addressOf(c));
