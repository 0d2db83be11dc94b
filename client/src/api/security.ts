import { AccountSession, Me, RecoveryCodes, Security, SignOnAnswer, TwoFactorSetup } from '@dailies/shared/http';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { callApi } from './callApi.ts';

export const securityQuery = queryOptions({
  queryKey: ['me', 'security'],
  queryFn: (): Promise<Security> => callApi(Security, '/api/v1/me/security'),
});

const Sessions = z.object({ items: z.array(AccountSession) });

export const sessionsQuery = queryOptions({
  queryKey: ['me', 'sessions'],
  queryFn: async (): Promise<readonly AccountSession[]> => (await callApi(Sessions, '/api/v1/me/sessions')).items,
});

export const endSession = (id: string): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/me/sessions/${id}`, { method: 'DELETE' });

export const endOtherSessions = (): Promise<unknown> =>
  callApi(z.unknown(), '/api/v1/me/sessions', { method: 'DELETE' });

export const renameAccount = (name: string): Promise<Me> =>
  callApi(Me, '/api/v1/me', { method: 'PATCH', json: { name } });

export const changePassword = (passwords: { current: string; next: string }): Promise<unknown> =>
  callApi(z.unknown(), '/api/v1/me/password', { method: 'POST', json: passwords });

/** What an authenticator app is given; nothing is on before `confirmTwoFactor`. */
export const setUpTwoFactor = (password: string): Promise<TwoFactorSetup> =>
  callApi(TwoFactorSetup, '/api/v1/me/two-factor', { method: 'POST', json: { password } });

export const confirmTwoFactor = (code: string): Promise<unknown> =>
  callApi(z.unknown(), '/api/v1/me/two-factor/confirm', { method: 'POST', json: { code } });

export const turnOffTwoFactor = (password: string): Promise<unknown> =>
  callApi(z.unknown(), '/api/v1/me/two-factor/disable', { method: 'POST', json: { password } });

export const renewRecoveryCodes = async (password: string): Promise<readonly string[]> => {
  const json = { password };
  return (await callApi(RecoveryCodes, '/api/v1/me/two-factor/recovery-codes', { method: 'POST', json })).recoveryCodes;
};

export const renamePasskey = (id: string, name: string): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/me/passkeys/${id}`, { method: 'PATCH', json: { name } });

export const removePasskey = (id: string): Promise<unknown> =>
  callApi(z.unknown(), `/api/v1/me/passkeys/${id}`, { method: 'DELETE' });

/** Leaves this page for the identity provider's, to link the account. */
export async function linkSignOn(): Promise<void> {
  const { url } = await callApi(SignOnAnswer, '/api/auth/link/oidc', { method: 'POST', json: {} });
  window.location.assign(url);
}

export const unlinkSignOn = (): Promise<unknown> => callApi(z.unknown(), '/api/v1/me/sign-on', { method: 'DELETE' });
