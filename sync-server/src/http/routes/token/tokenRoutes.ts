import { DailiesError } from '@dailies/shared/errors';
import { TokenAnswer, TokenRequest } from '@dailies/shared/http';
import { UserId } from '@dailies/shared/ids';
import { createRoute, z } from '@hono/zod-openapi';
import { recordFailedSignIn } from '../../../actions/accounts/recordSignIn.ts';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import { addressedHeaders } from '../../../auth/addressedHeaders.ts';
import { refusalOfAuthError } from '../../../auth/authAnswer.ts';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import { addressOf } from '../../middleware/addressOf.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';

const Signed = z.object({ token: z.string(), user: z.object({ id: UserId }) });
const SIX_DIGITS = /^\d{6}$/;

/** A bearer token for programs. */
export function tokenRoutes({ auth, db }: Services, limitSignIn: LimitSignIn) {
  const create = createRoute({
    method: 'post',
    path: '/auth/token',
    tags: ['Accounts'],
    summary: 'Sign a program in',
    description:
      'The token is a session of 30 days, prolonged while it is used; `POST /api/auth/sign-out` with it ends it. ' +
      'Where the account has a second factor, `code` is needed too: without it the answer is `second-factor`.',
    request: { body: jsonBody(TokenRequest) },
    responses: {
      200: jsonAnswer('Send it as `Authorization: Bearer …`.', TokenAnswer),
      default: failing('invalid-input', 'unauthenticated', 'second-factor', 'too-fast'),
    },
  });

  /** The session of a right password and, where one is asked for, of a right code; null: a code is missing. */
  async function signIn(headers: Headers, { email, password, code }: TokenRequest) {
    const first = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    const signed = Signed.safeParse(first.response);
    if (signed.success) return signed.data;
    if (code === undefined) return null;
    const challenge = new Headers(headers);
    const cookies = first.headers?.getSetCookie() ?? [];
    challenge.set('cookie', cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '));
    const body = { code: code.replaceAll(' ', '') };
    const verify = SIX_DIGITS.test(body.code) ? auth.api.verifyTOTP : auth.api.verifyBackupCode;
    return Signed.parse(await verify({ body, headers: challenge }));
  }

  return createApi().openapi(create, async (c) => {
    const body = c.req.valid('json');
    const headers = addressedHeaders(c.req.raw.headers, addressOf(c));
    // A program signs in with what is in the body alone.
    headers.delete('cookie');
    headers.delete('authorization');
    const attempt = async () => {
      try {
        return await signIn(headers, body);
      } catch (error) {
        const refusal = refusalOfAuthError(error);
        if (refusal === null) throw error;
        await recordFailedSignIn(db, 'password', { email: body.email });
        throw refusal;
      }
    };
    const signed = await limitSignIn(c, body.email, attempt, () => true);
    if (signed === null) {
      throw new DailiesError(
        'second-factor',
        'This account has a second factor: send a code of the authenticator app, or a recovery code, as "code".',
      );
    }
    await recordAudit(db, { action: 'token.created', actor: signed.user.id, subject: signed.user.id });
    return c.json({ access_token: signed.token, token_type: 'bearer' as const }, 200);
  });
}
