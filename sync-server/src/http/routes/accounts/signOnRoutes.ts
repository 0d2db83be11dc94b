import { DailiesError, unwrap } from '@dailies/shared/errors';
import { SignOnAnswer, SignOnRequest } from '@dailies/shared/http';
import type { UserId } from '@dailies/shared/ids';
import { Hono } from 'hono';
import { recordSignIn } from '../../../actions/accounts/recordSignIn.ts';
import { recordAudit } from '../../../actions/audit/recordAudit.ts';
import { OIDC_PROVIDER } from '../../../auth/oidcProvider.ts';
import type { SignOn } from '../../../auth/SignOn.ts';
import { signUpGrant } from '../../../auth/signUpGrant.ts';
import type { Services } from '../../../Services.ts';
import type { AppEnv } from '../../AppEnv.ts';
import { sameOriginOnly } from '../../middleware/sameOriginOnly.ts';
import { signedIn } from '../../middleware/signedIn.ts';
import { askAuth } from './askAuth.ts';
import { peekParsed } from './peekJson.ts';
import { mayJoin, welcome } from './signUp.ts';

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

/**
 * Signing in by the identity provider, under `/api/auth`: the browser is sent there and comes back
 * to `callback/oidc`. Somebody new needs what everybody new needs: to be the first, an invitation
 * (which travels along), or open sign-up.
 */
export function signOnRoutes(services: Services): Hono<AppEnv> {
  const { authenticate, db, log } = services;
  const ownPages = sameOriginOnly(services);

  function signOn(): SignOn {
    if (services.signOn !== null) return services.signOn;
    throw new DailiesError(
      'not-found',
      'This installation has no identity provider; sign in with a password or a passkey.',
    );
  }

  /** A browser is here, whose person wants a page with a sentence instead of a problem in JSON. */
  function toSignIn(error: unknown): Response {
    if (!(error instanceof DailiesError)) throw error;
    log.warn({ err: error }, 'signing in by the identity provider failed');
    return new Response(null, { status: 302, headers: { location: `/sign-in?error=${error.code}` } });
  }

  const addressOfProvider = async (answer: Response): Promise<Response> => {
    const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
    return new Response(JSON.stringify(SignOnAnswer.parse(await answer.json())), { headers });
  };

  return new Hono<AppEnv>()
    .post('/sign-in/oidc', ownPages, async (c) => {
      const { next, invitation } = await peekParsed(c.req.raw, SignOnRequest);
      const auth = await signOn().auth();
      if (invitation !== undefined) unwrap(await mayJoin(services, invitation));
      const json = {
        provider: OIDC_PROVIDER,
        callbackURL: next,
        errorCallbackURL: '/sign-in',
        disableRedirect: true,
        ...(invitation === undefined ? {} : { additionalData: { invitation } }),
      };
      return addressOfProvider(await askAuth(c, services, { path: '/sign-in/social', json, auth }));
    })
    .post('/link/oidc', ownPages, signedIn(services), async (c) => {
      const auth = await signOn().auth();
      const json = {
        provider: OIDC_PROVIDER,
        callbackURL: '/account',
        errorCallbackURL: '/account',
        disableRedirect: true,
      };
      return addressOfProvider(await askAuth(c, services, { path: '/link-social', json, auth }));
    })
    .get('/callback/oidc', async (c) => {
      const provider = signOn();
      let created: { readonly user: UserId; readonly invitation: string | null } | null = null;
      let linked: UserId | null = null;
      const comeBack = async () => askAuth(c, services, { path: '/callback/oidc', auth: await provider.auth() });
      const answer = await signUpGrant.run(
        {
          mayJoin: (invitation) => mayJoin(services, invitation),
          onCreated: (user, invitation) => {
            created = { user, invitation };
          },
          onLinked: (user) => {
            linked = user;
          },
        },
        () => comeBack().catch(toSignIn),
      );
      await follow(answer, created, linked);
      return answer;
    });

  async function follow(
    answer: Response,
    created: { readonly user: UserId; readonly invitation: string | null } | null,
    linked: UserId | null,
  ): Promise<void> {
    if (created !== null) await welcome(services, created.user, created.invitation, 'single sign-on');
    else if (linked !== null) await recordAudit(db, { action: 'sign-on.linked', actor: linked, subject: linked });
    const signed = await authenticate(new Headers({ cookie: cookiesOf(answer) }));
    if (signed !== null) await recordSignIn(db, signed.user.id, 'single sign-on');
  }
}
