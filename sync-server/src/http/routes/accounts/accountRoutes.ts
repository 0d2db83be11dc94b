import { DailiesError } from '@dailies/shared/errors';
import { UserId } from '@dailies/shared/ids';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { recordFailedSignIn, recordSignIn } from '../../../actions/accounts/recordSignIn.ts';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { sameOriginOnly } from '../../middleware/sameOriginOnly.ts';
import { askAuth } from './askAuth.ts';
import { passkeyRoutes } from './passkeyRoutes.ts';
import { peekJson } from './peekJson.ts';
import { secondFactor } from './secondFactor.ts';
import { signOnRoutes } from './signOnRoutes.ts';
import { signUp } from './signUp.ts';

const SignInBody = z.object({ email: z.string().max(254) });
/** Somebody is signed in, or a code is needed first. */
const SignInAnswer = z.union([
  z.object({ user: z.object({ id: UserId }) }),
  z.object({ twoFactorRedirect: z.literal(true) }),
]);

/**
 * `/api/auth/*`: the part of better-auth that browsers need; nothing else of it is reachable. In
 * front of it attempts are limited, sign-up is decided, and the audit log is written. What an
 * account changes about itself is under `/api/v1/me`.
 */
export function accountRoutes(services: Services, limitSignIn: LimitSignIn): Hono<AppEnv> {
  const { db, authenticate } = services;
  const ownPages = sameOriginOnly(services);

  async function signIn(c: Context<AppEnv>, email: string): Promise<Response> {
    try {
      const answer = await askAuth(c, services, { path: '/sign-in/email' });
      const signed = SignInAnswer.parse(await answer.clone().json());
      if ('user' in signed) await recordSignIn(db, signed.user.id, 'password');
      return answer;
    } catch (error) {
      if (error instanceof DailiesError && error.code === 'unauthenticated') {
        await recordFailedSignIn(db, 'password', { email });
      }
      throw error;
    }
  }

  const emailOf = (body: unknown): string => SignInBody.catch({ email: '' }).parse(body).email;

  return new Hono<AppEnv>()
    .post('/sign-up/email', ownPages, async (c) => {
      const body = await peekJson(c.req.raw);
      return limitSignIn(
        c,
        emailOf(body),
        () => signUp(c, services, body),
        () => true,
      );
    })
    .post('/sign-in/email', ownPages, async (c) => {
      const email = emailOf(await peekJson(c.req.raw));
      return limitSignIn(
        c,
        email,
        () => signIn(c, email),
        () => true,
      );
    })
    .post('/two-factor/verify-totp', ownPages, (c) => secondFactor(c, services, limitSignIn, 'code'))
    .post('/two-factor/verify-backup-code', ownPages, (c) => secondFactor(c, services, limitSignIn, 'recovery code'))
    .get('/get-session', (c) => askAuth(c, services, { path: '/get-session' }))
    .post('/sign-out', async (c) => {
      const signed = await authenticate(c.req.raw.headers);
      const answer = await askAuth(c, services, { path: '/sign-out' });
      if (signed !== null) await recordAudit(db, { action: 'sign-out', actor: signed.user.id });
      return answer;
    })
    .route('/', signOnRoutes(services))
    .route('/passkey', passkeyRoutes(services, limitSignIn));
}
