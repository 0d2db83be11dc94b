import type { MiddlewareHandler } from 'hono';
import { requestOrigin } from '../../actions/audit/requestOrigin.ts';
import type { AppEnv } from '../AppEnv.ts';
import { addressOf } from './addressOf.ts';

/** Lets what a request does know where it came from, for the audit log. */
export const rememberOrigin: MiddlewareHandler<AppEnv> = (c, next) =>
  requestOrigin.run({ address: addressOf(c), userAgent: c.req.header('user-agent') ?? null }, next);
