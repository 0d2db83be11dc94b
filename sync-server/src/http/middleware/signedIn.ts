import { DailiesError } from '@dailies/shared/errors';
import { addLogFields } from '@dailies/telemetry';
import type { MiddlewareHandler } from 'hono';
import { isSameOrigin } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import type { AppEnv } from '../AppEnv.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets signed-in people through. A change under a cookie must come from our own pages, because
 * browsers add cookies to anybody's request; a bearer token is proof enough.
 */
export function signedIn({
  authenticate,
  publicUrl,
}: Pick<Services, 'authenticate' | 'publicUrl'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const authenticated = await authenticate(c.req.raw.headers);
    if (authenticated === null) {
      throw new DailiesError(
        'unauthenticated',
        'Nobody is signed in, or the session has ended; sign in and try again.',
      );
    }
    if (
      authenticated.by === 'cookie' &&
      !SAFE_METHODS.has(c.req.method) &&
      !isSameOrigin(c.req.raw.headers, publicUrl)
    ) {
      throw new DailiesError(
        'forbidden',
        'The request did not come from a page of this installation; programs send a bearer token.',
      );
    }
    c.set('user', authenticated.user);
    addLogFields({ user: authenticated.user.id });
    c.set('session', authenticated.session);
    await next();
  };
}
