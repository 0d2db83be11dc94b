import { DailiesError } from '@dailies/shared/errors';
import { UserId } from '@dailies/shared/ids';
import { Hono } from 'hono';
import { z } from 'zod';
import { recordFailedSignIn, recordSignIn } from '../../../actions/accounts/recordSignIn.ts';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { sameOriginOnly } from '../../middleware/sameOriginOnly.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { askAuth } from './askAuth.ts';
import { peekParsed } from './peekJson.ts';

const SignedIn = z.object({ user: z.object({ id: UserId }) });
const Added = z.object({ id: z.string() });

/** What the browser's authenticator answered; better-auth checks it. */
const Registration = z.strictObject({
  name: z.string().trim().min(1).max(60),
  response: z.looseObject({
    id: z.string(),
    response: z.looseObject({ transports: z.array(z.string().max(40)).max(10).optional() }),
  }),
});
const Assertion = z.strictObject({ response: z.looseObject({ id: z.string().max(2_000) }) });

/** WebAuthn's two ceremonies, under `/api/auth/passkey`: adding a passkey, and signing in with one. */
export function passkeyRoutes(services: Services, limitSignIn: LimitSignIn): Hono<AppEnv> {
  const { db } = services;
  const ownPages = sameOriginOnly(services);
  return new Hono<AppEnv>()
    .get('/generate-register-options', signedIn(services), (c) =>
      askAuth(c, services, { path: '/passkey/generate-register-options' }),
    )
    .post('/verify-registration', ownPages, signedIn(services), async (c) => {
      const json = await peekParsed(c.req.raw, Registration);
      const answer = await askAuth(c, services, { path: '/passkey/verify-registration', json });
      const { id: actor } = c.var.user;
      const { id: subject } = Added.parse(await answer.json());
      await recordAudit(db, { action: 'passkey.added', actor, subject, details: { name: json.name } });
      return c.body(null, 204);
    })
    .get('/generate-authenticate-options', (c) =>
      askAuth(c, services, { path: '/passkey/generate-authenticate-options' }),
    )
    .post('/verify-authentication', ownPages, async (c) => {
      const json = await peekParsed(c.req.raw, Assertion);
      const verify = () => askAuth(c, services, { path: '/passkey/verify-authentication', json });
      try {
        const answer = await limitSignIn(c, 'passkey', verify, () => true);
        await recordSignIn(db, SignedIn.parse(await answer.clone().json()).user.id, 'passkey');
        return answer;
      } catch (error) {
        if (error instanceof DailiesError && error.code === 'unauthenticated') {
          await recordFailedSignIn(db, 'passkey', { user: undefined });
        }
        throw error;
      }
    });
}
