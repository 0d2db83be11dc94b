import { DailiesError } from '@dailies/shared/errors';
import { ConfirmPassword, ConfirmTwoFactor, RecoveryCodes, TwoFactorSetup } from '@dailies/shared/http';
import { createRoute } from '@hono/zod-openapi';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';
import { callAuth } from '../accounts/askAuth.ts';
import { provingPassword } from './provingPassword.ts';

/** The second factor: set up, confirmed by a first code, turned off; new recovery codes. */
export function twoFactorRoutes(services: Services, limitSignIn: LimitSignIn) {
  const { auth, db } = services;
  const middleware = signedIn(services);
  const tags = ['Accounts'];
  const proof = { request: { body: jsonBody(ConfirmPassword) }, tags, middleware };
  const setUp = createRoute({
    ...proof,
    method: 'post',
    path: '/me/two-factor',
    summary: 'Set up two-factor sign-in; a first code turns it on',
    responses: {
      200: jsonAnswer('What the authenticator app is given, and the recovery codes; shown this once.', TwoFactorSetup),
      default: failing('forbidden', 'conflict', 'too-fast'),
    },
  });
  const confirm = createRoute({
    method: 'post',
    path: '/me/two-factor/confirm',
    tags,
    summary: 'Turn two-factor sign-in on with a first code',
    description: 'The session that asks is replaced: a browser goes on, a program makes a new token.',
    middleware,
    request: { body: jsonBody(ConfirmTwoFactor) },
    responses: { 204: { description: 'Turned on.' }, default: failing('unauthenticated', 'conflict', 'too-fast') },
  });
  const turnOff = createRoute({
    ...proof,
    method: 'post',
    path: '/me/two-factor/disable',
    summary: 'Turn two-factor sign-in off',
    description: 'The session that asks is replaced: a browser goes on, a program makes a new token.',
    responses: { 204: { description: 'Turned off.' }, default: failing('forbidden', 'conflict', 'too-fast') },
  });
  const renew = createRoute({
    ...proof,
    method: 'post',
    path: '/me/two-factor/recovery-codes',
    summary: 'Make new recovery codes; the old ones end',
    responses: {
      200: jsonAnswer('The codes; shown this once.', RecoveryCodes),
      default: failing('forbidden', 'conflict', 'too-fast'),
    },
  });
  return createApi()
    .openapi(setUp, async (c) => {
      const body = { ...c.req.valid('json'), method: 'totp' as const };
      const made = await provingPassword(c, limitSignIn, () =>
        callAuth(c, (headers) => auth.api.enableTwoFactor({ body, headers, returnHeaders: true })),
      );
      if (!('totpURI' in made) || made.totpURI === undefined || made.backupCodes === undefined) {
        throw new DailiesError('internal', 'No authenticator could be set up; try again.');
      }
      const key = new URL(made.totpURI).searchParams.get('secret') ?? '';
      return c.json({ uri: made.totpURI, key, recoveryCodes: made.backupCodes }, 200);
    })
    .openapi(confirm, async (c) => {
      const { id: actor } = c.var.user;
      const body = { code: c.req.valid('json').code.replaceAll(' ', '') };
      await provingPassword(c, limitSignIn, () =>
        callAuth(c, (headers) => auth.api.verifyTOTP({ body, headers, returnHeaders: true })),
      );
      await recordAudit(db, { action: 'two-factor.enabled', actor, subject: actor });
      return c.body(null, 204);
    })
    .openapi(turnOff, async (c) => {
      const { id: actor } = c.var.user;
      const body = c.req.valid('json');
      await provingPassword(c, limitSignIn, () =>
        callAuth(c, (headers) => auth.api.disableTwoFactor({ body, headers, returnHeaders: true })),
      );
      await recordAudit(db, { action: 'two-factor.disabled', actor, subject: actor });
      return c.body(null, 204);
    })
    .openapi(renew, async (c) => {
      const { id: actor } = c.var.user;
      const body = c.req.valid('json');
      const { backupCodes } = await provingPassword(c, limitSignIn, () =>
        callAuth(c, (headers) => auth.api.generateBackupCodes({ body, headers, returnHeaders: true })),
      );
      await recordAudit(db, { action: 'two-factor.recovery-codes-renewed', actor, subject: actor });
      return c.json({ recoveryCodes: backupCodes }, 200);
    });
}
