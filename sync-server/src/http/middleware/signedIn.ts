import { DailiesError } from '@dailies/shared/errors';
import { addLogFields } from '@dailies/telemetry';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { isSameOrigin, needScope, tokenBounds } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import type { AppEnv } from '../AppEnv.ts';
import { addressBlock } from './addressBlock.ts';
import { addressOf } from './addressOf.ts';
import { withinBudget } from './withinBudget.ts';
import { scopeOfRoute } from '../routeScopes.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets signed-in people through. A change under a cookie must come from our own pages, because
 * browsers add cookies to anybody's request; a bearer token is proof enough. A personal access token
 * needs the scope of the route, and goes on within its bounds.
 */
export function signedIn({
  authenticate,
  publicUrl,
  budgets,
}: Pick<Services, 'authenticate' | 'publicUrl' | 'budgets'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const authenticated = await authenticate(c.req.raw.headers);
    if (authenticated === null) {
      withinBudget(c, budgets, 'address', addressBlock(addressOf(c)));
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
    const { bounds } = authenticated;
    if (bounds === null) withinBudget(c, budgets, 'person', authenticated.user.id);
    else withinBudget(c, budgets, 'token', authenticated.session);
    if (bounds === null) {
      await next();
      return;
    }
    await tokenBounds.run(bounds, async () => {
      const scope = scopeOfRoute(c.req.method, routePath(c));
      if (scope === 'session') {
        throw new DailiesError(
          'forbidden',
          'No token may do this; sign in yourself, in the interface or by POST /api/v1/auth/token.',
        );
      }
      needScope(scope);
      await next();
    });
  };
}
