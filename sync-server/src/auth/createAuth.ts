import { account, session, user, verification } from '@dailies/migrations/tables';
import { newId } from '@dailies/shared/ids';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { bearer } from 'better-auth/plugins/bearer';
import type { Logger } from 'pino';
import type { Database } from '../db/openDatabase.ts';
import { isSameOrigin } from './sameOrigin.ts';
import { signUpGrant } from './signUpGrant.ts';

export interface AuthOptions {
  readonly db: Database;
  readonly secret: string;
  readonly publicUrl: string | null;
  readonly log: Logger;
}

const SESSION_SECONDS = 30 * 24 * 60 * 60;
const RENEW_AFTER_SECONDS = 24 * 60 * 60;

export type Auth = ReturnType<typeof createAuth>;

/**
 * better-auth with e-mail and password, sessions as cookies or bearer tokens.
 *
 * The first account becomes the installation's owner: the hook counts within the transaction of the
 * sign-up, and the unique index `user_one_owner` lets one of two simultaneous first sign-ups fail.
 * Every later account needs a grant (`signUpGrant`).
 */
export function createAuth({ db, secret, publicUrl, log }: AuthOptions) {
  return betterAuth({
    appName: 'Dailies',
    baseURL: publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account, verification },
      transaction: true,
    }),
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128 },
    user: {
      additionalFields: { installationOwner: { type: 'boolean', input: false, required: false, defaultValue: false } },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: RENEW_AFTER_SECONDS },
    plugins: [bearer()],
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin');
      return request !== undefined && origin != null && isSameOrigin(request.headers, publicUrl) ? [origin] : [];
    },
    databaseHooks: {
      user: {
        create: {
          before: async (created, context) => {
            const accounts = (await context?.context.internalAdapter.countTotalUsers()) ?? 0;
            if (accounts > 0 && signUpGrant.getStore()?.mayJoin !== true) {
              throw new APIError('FORBIDDEN', {
                code: 'INVITATION_NEEDED',
                message:
                  'An account is made with an invitation here: open the link that you were sent, or ask for one.',
              });
            }
            return { data: { ...created, installationOwner: accounts === 0 } };
          },
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
      database: { generateId: () => newId((bytes) => crypto.getRandomValues(bytes)) },
    },
    // What is not better-auth's own refusal reaches http/onError.
    onAPIError: { throw: true },
    logger: {
      level: 'warn',
      log: (level, message) => log[level]({ part: 'better-auth' }, message),
    },
  });
}
