import { ERROR_STATUS, type ErrorCode } from '@dailies/shared/errors';
import { Problem } from '@dailies/shared/http';
import { isAPIError } from 'better-auth/api';
import { z } from 'zod';
import { AuthRefusal } from './AuthRefusal.ts';

const AuthError = z.object({ code: z.string().optional(), message: z.string().optional() });

const WRONG_CODE = {
  code: 'unauthenticated',
  detail: 'The code is wrong; check that the clock of the authenticator is right, and try the next one.',
} as const;

/** Where better-auth's sentence says too little. */
const SENTENCES: Readonly<Record<string, { code: ErrorCode; detail: string }>> = {
  INVALID_EMAIL_OR_PASSWORD: {
    code: 'unauthenticated',
    detail: 'The e-mail address or the password is wrong; try again.',
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    code: 'conflict',
    detail: 'There is an account with this e-mail address already; sign in instead.',
  },
  USER_ALREADY_EXISTS: {
    code: 'conflict',
    detail: 'There is an account with this e-mail address already; sign in instead.',
  },
  INVALID_PASSWORD: { code: 'forbidden', detail: 'The password is wrong; try again.' },
  CREDENTIAL_ACCOUNT_NOT_FOUND: {
    code: 'conflict',
    detail: 'This account has no password: it signs in by the identity provider or a passkey.',
  },
  INVALID_CODE: WRONG_CODE,
  INVALID_BACKUP_CODE: {
    code: 'unauthenticated',
    detail: 'This is none of the recovery codes that are left; each is good once.',
  },
  CODE_USED: {
    code: 'unauthenticated',
    detail: 'This code was used already; wait for the next one in the authenticator app.',
  },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {
    code: 'too-fast',
    detail: 'There were too many wrong codes; begin again with the password.',
  },
  ACCOUNT_TEMPORARILY_LOCKED: {
    code: 'too-fast',
    detail: 'There were too many wrong codes; wait 15 minutes and begin again.',
  },
  INVALID_TWO_FACTOR_COOKIE: {
    code: 'unauthenticated',
    detail: 'Signing in took too long; begin again with the password.',
  },
  TOTP_NOT_ENABLED: { code: 'conflict', detail: 'Two-factor sign-in is not turned on; set it up first.' },
  TWO_FACTOR_NOT_ENABLED: { code: 'conflict', detail: 'Two-factor sign-in is not turned on; set it up first.' },
  TOTP_ALREADY_ENABLED: {
    code: 'conflict',
    detail: 'Two-factor sign-in is turned on already; turn it off to set up another authenticator.',
  },
  SESSION_NOT_FRESH: {
    code: 'forbidden',
    detail: 'You signed in here more than a day ago; sign out and in again, then add the passkey.',
  },
  CHALLENGE_NOT_FOUND: { code: 'expired', detail: 'The passkey took too long, or cookies are blocked; try again.' },
  PASSKEY_NOT_FOUND: {
    code: 'unauthenticated',
    detail: 'This passkey belongs to no account here; sign in another way and add it under Account.',
  },
  AUTHENTICATION_FAILED: { code: 'unauthenticated', detail: 'The passkey did not prove who you are; try again.' },
  FAILED_TO_VERIFY_REGISTRATION: {
    code: 'invalid-input',
    detail: 'The passkey could not be checked; try again, or use another one.',
  },
  NOT_VERIFIED_BY_DEVICE: {
    code: 'unauthenticated',
    detail: 'The passkey did not ask for a fingerprint, a face or a PIN; use one that does.',
  },
  INVALID_ORIGIN: { code: 'forbidden', detail: 'This page is not part of this installation; open Dailies itself.' },
  MISSING_OR_NULL_ORIGIN: {
    code: 'forbidden',
    detail: 'The request names no origin; programs sign in with POST /api/v1/auth/token.',
  },
};

const codeOf = (status: number): ErrorCode =>
  Problem.shape.code.catch('invalid-input').parse(Object.entries(ERROR_STATUS).find(([, of]) => of === status)?.[0]);

/** better-auth's refusal as ours; null where it is no refusal but a failure, whose cause it hides. */
function refusalOf(status: number, { code, message }: z.infer<typeof AuthError>): AuthRefusal | null {
  const known = code === undefined ? undefined : SENTENCES[code];
  if (known !== undefined) return new AuthRefusal(known.code, known.detail, code ?? null);
  if (status >= 500) return null;
  const sentence =
    message === undefined ? 'This could not be done; check what was sent.' : `${message}.`.replace(/([.!?])\.$/, '$1');
  return new AuthRefusal(codeOf(status), sentence, code ?? null);
}

/** What a failed answer of better-auth says. */
export async function refusalOfAuthAnswer(answer: Response): Promise<AuthRefusal | null> {
  return refusalOf(answer.status, AuthError.catch({}).parse(await answer.json().catch(() => ({}))));
}

/** What an error thrown by `auth.api` says; null where it is none of better-auth's. */
export function refusalOfAuthError(error: unknown): AuthRefusal | null {
  return isAPIError(error) ? refusalOf(error.statusCode, AuthError.catch({}).parse(error.body)) : null;
}
