import { AccountSession } from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import { endOtherSessions, endSession, listSessions } from '../../../actions/accounts/sessions.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';

const SessionParams = z.object({ session: z.string().max(64) });

/** Where the account is signed in: list, end one, end all others. */
export function sessionRoutes(services: Services) {
  const middleware = signedIn(services);
  const tags = ['Accounts'];
  const list = createRoute({
    method: 'get',
    path: '/me/sessions',
    tags,
    summary: 'Where you are signed in, last used first',
    middleware,
    responses: {
      200: jsonAnswer('The sessions.', z.object({ items: z.array(AccountSession) })),
      default: failing('unauthenticated'),
    },
  });
  const end = createRoute({
    method: 'delete',
    path: '/me/sessions/{session}',
    tags,
    summary: 'End one of your sessions',
    middleware,
    request: { params: SessionParams },
    responses: { 204: { description: 'Ended.' }, default: failing('unauthenticated', 'not-found') },
  });
  const endOthers = createRoute({
    method: 'delete',
    path: '/me/sessions',
    tags,
    summary: 'End all of your sessions but this one',
    middleware,
    responses: { 204: { description: 'Ended.' }, default: failing('unauthenticated') },
  });
  return createApi()
    .openapi(list, async (c) => c.json({ items: await listSessions(services, c.var.user.id, c.var.session) }, 200))
    .openapi(end, async (c) => {
      await endSession(services, c.var.user.id, c.req.valid('param').session);
      return c.body(null, 204);
    })
    .openapi(endOthers, async (c) => {
      await endOtherSessions(services, c.var.user.id, c.var.session);
      return c.body(null, 204);
    });
}
