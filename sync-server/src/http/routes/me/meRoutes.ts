import { ChangePassword, Me, RenameAccount } from '@dailies/shared/http';
import { createRoute } from '@hono/zod-openapi';
import { renameAccount } from '../../../actions/accounts/renameAccount.ts';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { callAuth } from '../accounts/askAuth.ts';
import { provingPassword } from './provingPassword.ts';

/** The signed-in account. Reading it also prolongs a session of the browser that is a day old. */
export function meRoutes(services: Services, limitSignIn: LimitSignIn) {
  const { auth, db } = services;
  const middleware = signedIn(services);
  const tags = ['Accounts'];
  const read = createRoute({
    method: 'get',
    path: '/me',
    tags,
    summary: 'The signed-in account',
    middleware,
    responses: { 200: jsonAnswer('The account.', Me), default: failing('unauthenticated') },
  });
  const rename = createRoute({
    method: 'patch',
    path: '/me',
    tags,
    summary: 'Change your name',
    middleware,
    request: { body: jsonBody(RenameAccount) },
    responses: { 200: jsonAnswer('The account.', Me), default: failing('unauthenticated', 'invalid-input') },
  });
  const changePassword = createRoute({
    method: 'post',
    path: '/me/password',
    tags,
    summary: 'Change your password, which ends your sessions',
    description: 'A browser goes on with a new session; a program makes a new token.',
    middleware,
    request: { body: jsonBody(ChangePassword) },
    responses: { 204: { description: 'Changed.' }, default: failing('forbidden', 'conflict', 'too-fast') },
  });
  return createApi()
    .openapi(read, async (c) => {
      if (c.req.header('authorization') === undefined) {
        const { headers } = await auth.api.getSession({ headers: c.req.raw.headers, returnHeaders: true });
        for (const cookie of headers?.getSetCookie() ?? []) c.header('set-cookie', cookie, { append: true });
      }
      return c.json(c.var.user, 200);
    })
    .openapi(rename, async (c) => {
      const { name } = c.req.valid('json');
      await renameAccount(services, c.var.user.id, name);
      return c.json({ ...c.var.user, name }, 200);
    })
    .openapi(changePassword, async (c) => {
      const { current: currentPassword, next: newPassword } = c.req.valid('json');
      const { id: actor } = c.var.user;
      const body = { currentPassword, newPassword, revokeOtherSessions: true };
      await provingPassword(c, limitSignIn, () =>
        callAuth(c, (headers) => auth.api.changePassword({ body, headers, returnHeaders: true })),
      );
      await recordAudit(db, { action: 'password.changed', actor, subject: actor });
      return c.body(null, 204);
    });
}
