import { DailiesError } from '@dailies/shared/errors';
import { TokenAnswer, TokenRequest } from '@dailies/shared/http';
import { createRoute } from '@hono/zod-openapi';
import { isAPIError } from 'better-auth/api';
import type { Services } from '../../../Services.ts';
import { createApi } from '../../createApi.ts';
import type { LimitSignIn } from '../../middleware/limitSignIn.ts';
import { failing, jsonAnswer, jsonBody } from '../../openapi/answers.ts';

/** A bearer token for programs. */
export function tokenRoutes({ auth }: Services, limitSignIn: LimitSignIn) {
  const create = createRoute({
    method: 'post',
    path: '/auth/token',
    tags: ['Accounts'],
    summary: 'Sign a program in',
    description:
      'The token is a session of 30 days, prolonged while it is used; `POST /api/auth/sign-out` with it ends it.',
    request: { body: jsonBody(TokenRequest) },
    responses: {
      200: jsonAnswer('Send it as `Authorization: Bearer …`.', TokenAnswer),
      default: failing('invalid-input', 'unauthenticated', 'too-fast'),
    },
  });
  return createApi().openapi(create, async (c) => {
    const body = c.req.valid('json');
    const signIn = async () => {
      try {
        return await auth.api.signInEmail({ body });
      } catch (error) {
        if (isAPIError(error) && error.statusCode < 500) return null;
        throw error;
      }
    };
    const signed = await limitSignIn(c, body.email, signIn, (answer) => answer !== null);
    if (signed === null) {
      throw new DailiesError('unauthenticated', 'The e-mail address or the password is wrong; try again.');
    }
    return c.json({ access_token: signed.token, token_type: 'bearer' as const }, 200);
  });
}
