import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../AppEnv.ts';

/** Under this policy tldraw, its workers and pasted pictures work, and nothing is loaded from elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob: data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss: blob: data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const headers = c.res.headers;
  headers.set('content-security-policy', headers.get('content-security-policy') ?? CONTENT_SECURITY_POLICY);
  headers.set('x-content-type-options', 'nosniff');
  // The address of an invitation is its secret: no other site is told where somebody came from.
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
};
