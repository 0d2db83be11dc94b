import type { Context } from 'hono';
import { addressOfPeer, isLoopbackAddress } from '../../addressOfPeer.ts';
import type { AppEnv } from '../AppEnv.ts';

/** The address that a request came from, past a proxy on this machine. */
export const addressOf = (c: Context<AppEnv>): string =>
  addressOfPeer(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'));

/** Whether a request comes from this machine itself, not through a proxy on it. */
export const isLoopback = (c: Context<AppEnv>): boolean => isLoopbackAddress(addressOf(c));
