import type { SignUp } from '@dailies/shared/http';
import { z } from 'zod';
import { callApi } from './callApi.ts';
import { rememberMe } from './remembered.ts';

export async function signIn(credentials: { email: string; password: string }): Promise<void> {
  await callApi(z.unknown(), '/api/auth/sign-in/email', { method: 'POST', json: credentials });
}

/** Makes an account, signs it in, and joins the project of its invitation. */
export async function signUp(account: SignUp): Promise<void> {
  await callApi(z.unknown(), '/api/auth/sign-up/email', { method: 'POST', json: account });
}

export async function signOut(): Promise<void> {
  await callApi(z.unknown(), '/api/auth/sign-out', { method: 'POST', json: {} });
  rememberMe(null);
}
