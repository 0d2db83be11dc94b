import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from '../AppEnv.ts';

/**
 * For the pages of the interface. Scripts come from files of our own only. Styles may stand in the
 * page: Mantine, tldraw and CodeMirror each write `<style>` elements while they run, tldraw and
 * CodeMirror without a way to give all of them a nonce; a style can neither run anything nor, with
 * `connect-src`, `img-src` and `font-src` closed, send anything away. `data:` and `blob:` are
 * pictures and fonts that tldraw makes itself. Where media lie in a bucket that browsers reach, films come from
 * there and files go there, and nothing else: pictures are drawn into canvases, so they come from here.
 */
const pagePolicy = (mediaOrigin: string | null): string => {
  const store = mediaOrigin === null ? '' : ` ${mediaOrigin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    `media-src 'self' blob: data:${store}`,
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    `connect-src 'self' blob: data:${store}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** An answer that is no page shows nothing and runs nothing where somebody opens it as one. */
const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** What no page of ours asks a browser for. */
const PERMISSIONS_POLICY = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/** Browsers take this header from origins that they trust, and complain on the console of every other page. */
const takesOpenerPolicy = (c: Context<AppEnv>, isHttps: boolean): boolean =>
  isHttps || LOOPBACK_NAME.test(c.req.header('host') ?? '');

/**
 * The headers that keep what is ours to ourselves, on every answer. A route that sets a policy or
 * says how long it may be kept is left alone; any other answer is kept nowhere.
 */
export function securityHeaders(publicUrl: string | null, mediaOrigin: string | null): MiddlewareHandler<AppEnv> {
  const policy = pagePolicy(mediaOrigin);
  const isHttps = publicUrl?.startsWith('https://') ?? false;
  return async (c, next) => {
    await next();
    const headers = c.res.headers;
    const isPage = headers.get('content-type')?.startsWith('text/html') === true;
    const standing: Record<string, string> = {
      'content-security-policy': isPage ? policy : DATA_POLICY,
      'cache-control': 'no-store',
    };
    for (const [name, value] of Object.entries(standing)) if (!headers.has(name)) headers.set(name, value);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('x-frame-options', 'DENY');
    // The address of an invitation is its secret: no other site is told where somebody came from.
    headers.set('referrer-policy', 'same-origin');
    headers.set('permissions-policy', PERMISSIONS_POLICY);
    headers.set('cross-origin-resource-policy', 'same-origin');
    if (takesOpenerPolicy(c, isHttps)) headers.set('cross-origin-opener-policy', 'same-origin');
    // Over plain http browsers must not heed it, and an installation without https must not promise it.
    if (isHttps) headers.set('strict-transport-security', `max-age=${ONE_YEAR_SECONDS}`);
  };
}
