import { Me } from '@dailies/shared/http';
import { createRoute } from '@hono/zod-openapi';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer } from '../../openapi/answers.ts';

/** Who is signed in. Asking also prolongs a session of the browser that is a day old. */
export function meRoutes(services: Services) {
  const read = createRoute({
    method: 'get',
    path: '/me',
    tags: ['Accounts'],
    summary: 'The signed-in account',
    middleware: signedIn(services),
    responses: { 200: jsonAnswer('The account.', Me), default: failing('unauthenticated') },
  });
  return createApi().openapi(read, async (c) => {
    if (c.req.header('authorization') === undefined) {
      const { headers } = await services.auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
      for (const cookie of headers?.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true });
    }
    return c.json(c.var.user, 200);
  });
}
