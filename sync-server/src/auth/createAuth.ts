import {
  passkey as passkeyTable,
  account,
  session,
  twoFactor as twoFactorTable,
  user,
  verification,
} from '@dailies/migrations/tables';
import { UserId, newId } from '@dailies/shared/ids';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, getOAuthState } from 'better-auth/api';
import { bearer } from 'better-auth/plugins/bearer';
import { genericOAuth, type GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database } from '../db/openDatabase.ts';
import { ADDRESS_HEADER } from './addressedHeaders.ts';
import { codesOnce } from './codesOnce.ts';
import { OIDC_PROVIDER } from './oidcProvider.ts';
import { isSameOrigin } from './sameOrigin.ts';
import { signUpGrant } from './signUpGrant.ts';

export interface AuthOptions {
  readonly db: Database;
  readonly secret: string;
  readonly publicUrl: string | null;
  readonly log: Logger;
  /** Null: nobody signs in by an identity provider. */
  readonly oidc: GenericOAuthConfig | null;
}

const SESSION_SECONDS = 30 * 24 * 60 * 60;
const RENEW_AFTER_SECONDS = 24 * 60 * 60;
/** Wrong codes in a row after which an account's second factor rests, and for how long. */
const WRONG_CODES_AT_MOST = 10;
const LOCKED_SECONDS = 15 * 60;

export type Auth = ReturnType<typeof createAuth>;

const SignOnState = z.object({ invitation: z.string().max(200) });

/** The invitation that was sent along through the identity provider; null where there was none. */
async function invitationOfSignOn(): Promise<string | null> {
  const state = SignOnState.safeParse(await getOAuthState());
  return state.success ? state.data.invitation : null;
}

const notVerified = (): never => {
  throw new APIError('UNAUTHORIZED', { code: 'NOT_VERIFIED_BY_DEVICE', message: 'NOT_VERIFIED_BY_DEVICE' });
};

/**
 * better-auth with e-mail and password, a second factor, passkeys and, where there is one, an
 * identity provider; sessions as cookies or bearer tokens.
 *
 * The first account becomes the installation's owner: the hook counts within the transaction of the
 * sign-up, and the unique index `user_one_owner` lets one of two simultaneous first sign-ups fail.
 * Every later account needs a grant (`signUpGrant`), whichever way it comes.
 *
 * A passkey must have verified its person (fingerprint, PIN), so it counts for both factors; an
 * identity provider asks for its own. Only a password is followed by a code.
 */
export function createAuth({ db, secret, publicUrl, log, oidc }: AuthOptions) {
  return betterAuth({
    appName: 'Dailies',
    // Left out, it is the address that each request came by; passkeys belong to its host.
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification, twoFactor: twoFactorTable, passkey: passkeyTable },
      transaction: true,
    }),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
    user: {
      additionalFields: { installationOwner: { type: 'boolean', input: false, required: false, defaultValue: false } },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEW_AFTER_SECONDS },
    account: {
      // An address that somebody typed proves nothing: an account is linked by its own person, signed
      // in, and only to an identity whose verified address is the same. Nothing links by itself.
      accountLinking: {
        enabled: true,
        trustedProviders: [],
        disableImplicitLinking: true,
        requireLocalEmailVerified: true,
        allowDifferentEmails: false,
      },
    },
    plugins: [
      bearer(),
      twoFactor({
        issuer: 'Dailies',
        accountLockout: { enabled: true, maxFailedAttempts: WRONG_CODES_AT_MOST, durationSeconds: LOCKED_SECONDS },
      }),
      codesOnce(db),
      passkey({
        rpName: 'Dailies',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification: { registrationInfo } }) => {
            if (registrationInfo?.userVerified !== true) notVerified();
          },
        },
        authentication: {
          afterVerification: async ({ verification: { authenticationInfo } }) => {
            if (!authenticationInfo.userVerified) notVerified();
          },
        },
        advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
      }),
      genericOAuth({ config: oidc === null ? [] : [oidc] }),
    ],
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      return request !== undefined && origin != null && isSameOrigin(request.headers, publicUrl) ? [origin] : [];
    },
    databaseHooks: {
      user: {
        create: {
          before: async (created, context) => {
            const accounts = (await context?.context.internalAdapter.countTotalUsers()) ?? 0;
            if (accounts > 0) {
              const granted = await signUpGrant.getStore()?.mayJoin(await invitationOfSignOn());
              if (granted?.ok !== true) {
                throw new APIError('FORBIDDEN', {
                  code:
                    granted === undefined || granted.refusal.code === 'forbidden'
                      ? 'INVITATION_NEEDED'
                      : 'INVITATION_CLOSED',
                  message:
                    granted?.refusal.message ??
                    'An account is made with an invitation here: open the link that you were sent, or ask for one.',
                });
              }
            }
            return { data: { ...created, installationOwner: accounts === 0 } };
          },
          after: async (created) => {
            signUpGrant.getStore()?.onCreated?.(UserId.parse(created.id), await invitationOfSignOn());
          },
        },
      },
      account: {
        create: {
          // We sign people in by their identity and use none of its rights: no token of it is kept.
          before: async (created) => ({ data: { ...created, accessToken: null, refreshToken: null, idToken: null } }),
          after: async (created) => {
            if (created.providerId !== OIDC_PROVIDER) return;
            signUpGrant.getStore()?.onLinked?.(UserId.parse(created.userId));
          },
        },
        update: {
          before: async (changed) => ({ data: { ...changed, accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    // Attempts are limited in http/middleware, which knows the address that a request came from.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      // Said, because better-auth leaves the check out by itself in tests.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      cookiePrefix: 'dailies',
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 128 },
      database: { generateId: () => newId((bytes) => crypto.getRandomValues(bytes)) },
    },
    // What is not better-auth's own refusal reaches http/onError.
    onAPIError: { throw: true, errorURL: '/sign-in' },
    logger: {
      level: 'warn',
      log: (level, message) => {
        // Where PUBLIC_URL is not set, the address of each request is what we want.
        if (!message.includes('Base URL is not set')) log[level]({ part: 'better-auth' }, message);
      },
    },
  });
}
