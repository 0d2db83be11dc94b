import { AccessToken, CreateAccessToken, CreatedAccessToken } from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import { shownOnce } from '../../../actions/onceByKey.ts';
import { createAccessToken, listAccessTokens, revokeAccessToken } from '../../../actions/tokens/accessTokens.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { IdempotencyHeaders } from '../../openapi/params.ts';

const TokenParams = z.object({ token: z.string().max(64) });

/** Personal access tokens: made, listed, revoked, by their person alone and by no token. */
export function accessTokenRoutes(services: Services) {
  const middleware = signedIn(services);
  const tags = ['Accounts'];
  const list = createRoute({
    method: 'get',
    path: '/me/tokens',
    tags,
    summary: 'Your personal access tokens, newest first',
    description: 'Those that expired in the last 30 days are there too.',
    middleware,
    responses: {
      200: jsonAnswer('The tokens, without what is secret.', z.object({ items: z.array(AccessToken) })),
      default: failing('unauthenticated', 'forbidden'),
    },
  });
  const create = createRoute({
    method: 'post',
    path: '/me/tokens',
    tags,
    summary: 'Make a personal access token',
    description:
      'For programs: it can do what its scopes say, in the projects that it names or in all of yours, and never ' +
      'more than you. `token` is shown this once; lose it, and make another.',
    middleware,
    request: { body: jsonBody(CreateAccessToken), headers: IdempotencyHeaders },
    responses: {
      201: jsonAnswer('The token; send it as `Authorization: Bearer dly_…`.', CreatedAccessToken),
      default: failing('unauthenticated', 'forbidden', 'invalid-input', 'not-found', 'conflict'),
    },
  });
  const revoke = createRoute({
    method: 'delete',
    path: '/me/tokens/{token}',
    tags,
    summary: 'Revoke a personal access token by its id',
    description: 'At once: what it has open is closed.',
    middleware,
    request: { params: TokenParams },
    responses: { 204: { description: 'Revoked.' }, default: failing('unauthenticated', 'forbidden', 'not-found') },
  });
  return createApi()
    .openapi(list, async (c) => c.json({ items: await listAccessTokens(services, c.var.user.id) }, 200))
    .openapi(create, async (c) => {
      const { id: user } = c.var.user;
      const body = c.req.valid('json');
      const call = { user, key: c.req.valid('header')['idempotency-key'], request: ['POST tokens', body] };
      return c.json(await shownOnce(services.db, call, () => createAccessToken(services, user, body)), 201);
    })
    .openapi(revoke, async (c) => {
      await revokeAccessToken(services, c.var.user.id, c.req.valid('param').token);
      return c.body(null, 204);
    });
}
