import { SignOnAnswer, type SignOnRequest, type SignUp } from '@dailies/shared/http';
import { z } from 'zod';
import { callApi } from './callApi.ts';
import { rememberMe } from './remembered.ts';

const SignInAnswer = z.object({ twoFactorRedirect: z.boolean().optional() });

/** Whether that was all, or a code of the second factor is asked for next. */
export async function signIn(credentials: { email: string; password: string }): Promise<'done' | 'code'> {
  const answer = await callApi(SignInAnswer, '/api/auth/sign-in/email', { method: 'POST', json: credentials });
  return answer.twoFactorRedirect === true ? 'code' : 'done';
}

export interface SecondFactor {
  /** Six digits of the authenticator app, or a recovery code. */
  readonly code: string;
  /** This browser is not asked again for 30 days. */
  readonly trustDevice: boolean;
}

/** The second step of signing in. */
export async function sendCode({ code, trustDevice }: SecondFactor): Promise<void> {
  const digits = code.replaceAll(' ', '');
  const isTotp = /^\d{6}$/.test(digits);
  await callApi(z.unknown(), isTotp ? '/api/auth/two-factor/verify-totp' : '/api/auth/two-factor/verify-backup-code', {
    method: 'POST',
    json: { code: digits, trustDevice },
  });
}

/** Leaves this page for the identity provider's. */
export async function signOn(asked: SignOnRequest): Promise<void> {
  const { url } = await callApi(SignOnAnswer, '/api/auth/sign-in/oidc', { method: 'POST', json: asked });
  window.location.assign(url);
}

/** Makes an account, signs it in, and joins the project of its invitation. */
export async function signUp(account: SignUp): Promise<void> {
  await callApi(z.unknown(), '/api/auth/sign-up/email', { method: 'POST', json: account });
}

export async function signOut(): Promise<void> {
  await callApi(z.unknown(), '/api/auth/sign-out', { method: 'POST', json: {} });
  rememberMe(null);
}
