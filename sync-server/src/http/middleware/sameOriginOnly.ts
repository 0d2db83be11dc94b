import { DailiesError } from '@dailies/shared/errors';
import type { MiddlewareHandler } from 'hono';
import { isSameOrigin } from '../../auth/index.ts';
import type { Services } from '../../Services.ts';
import type { AppEnv } from '../AppEnv.ts';

/** Only for our own pages, signed in or not: other sites must not begin or end somebody's sign-in. */
export const sameOriginOnly =
  ({ publicUrl }: Pick<Services, 'publicUrl'>): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (!isSameOrigin(c.req.raw.headers, publicUrl)) {
      throw new DailiesError('forbidden', 'This page is not part of this installation; open Dailies itself.');
    }
    await next();
  };
