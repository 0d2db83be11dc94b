import { RenamePasskey, Security } from '@dailies/shared/http';
import { createRoute, z } from '@hono/zod-openapi';
import { removePasskey, renamePasskey } from '../../../actions/accounts/passkeys.ts';
import { readSecurity } from '../../../actions/accounts/readSecurity.ts';
import { unlinkSignOn } from '../../../actions/accounts/unlinkSignOn.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';

const PasskeyParams = z.object({ passkey: z.string().max(64) });

/** The ways in which one can sign in: read; passkeys renamed and removed; the identity provider unlinked. */
export function securityRoutes(services: Services) {
  const middleware = signedIn(services);
  const tags = ['Accounts'];
  const read = createRoute({
    method: 'get',
    path: '/me/security',
    tags,
    summary: 'The ways in which you can sign in',
    middleware,
    responses: { 200: jsonAnswer('The ways in.', Security), default: failing('unauthenticated') },
  });
  const rename = createRoute({
    method: 'patch',
    path: '/me/passkeys/{passkey}',
    tags,
    summary: 'Rename a passkey',
    middleware,
    request: { params: PasskeyParams, body: jsonBody(RenamePasskey) },
    responses: { 204: { description: 'Renamed.' }, default: failing('not-found', 'invalid-input') },
  });
  const remove = createRoute({
    method: 'delete',
    path: '/me/passkeys/{passkey}',
    tags,
    summary: 'Remove a passkey',
    middleware,
    request: { params: PasskeyParams },
    responses: { 204: { description: 'Removed.' }, default: failing('not-found', 'conflict') },
  });
  const unlink = createRoute({
    method: 'delete',
    path: '/me/sign-on',
    tags,
    summary: 'Unlink the identity provider',
    middleware,
    responses: { 204: { description: 'Unlinked.' }, default: failing('not-found', 'conflict') },
  });
  return createApi()
    .openapi(read, async (c) => c.json(await readSecurity(services, c.var.user.id), 200))
    .openapi(rename, async (c) => {
      await renamePasskey(services, c.var.user.id, c.req.valid('param').passkey, c.req.valid('json').name);
      return c.body(null, 204);
    })
    .openapi(remove, async (c) => {
      await removePasskey(services, c.var.user.id, c.req.valid('param').passkey);
      return c.body(null, 204);
    })
    .openapi(unlink, async (c) => {
      await unlinkSignOn(services, c.var.user.id);
      return c.body(null, 204);
    });
}
