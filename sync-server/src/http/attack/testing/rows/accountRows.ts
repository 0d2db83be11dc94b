import { randomUUID } from 'node:crypto';
import { CreatedAccessToken } from '@dailies/shared/http';
import { PASSWORD } from '../../../../testing/TestApp.ts';
import { EVERYBODY, type Expected, type RouteRow, SIGNED_IN } from '../RouteRow.ts';
import type { World } from '../World.ts';

/** To everybody with an account the same, which is no success. */
const signedIn = (status: number): Expected => [401, status, status, status, status, status, status, status];
const all = (status: number): Expected => [status, status, status, status, status, status, status, status];

const at = (path: string, body?: unknown) => () => (body === undefined ? { path } : { path, body });
const credentials = (world: World) => ({ email: world.person('director').email, password: PASSWORD });

/** Signing in, in every way that there is. There is no identity provider in this world. */
const signInRows: readonly RouteRow[] = [
  {
    route: 'POST /api/auth/sign-up/email',
    ask: () => ({
      path: '/api/auth/sign-up/email',
      body: { name: 'Newcomer', email: `${randomUUID()}@example.org`, password: PASSWORD },
    }),
    expected: EVERYBODY,
  },
  {
    route: 'POST /api/auth/sign-in/email',
    ask: (world) => ({ path: '/api/auth/sign-in/email', body: credentials(world) }),
    expected: EVERYBODY,
  },
  {
    route: 'POST /api/v1/auth/token',
    ask: (world) => ({ path: '/api/v1/auth/token', body: credentials(world) }),
    expected: EVERYBODY,
  },
  {
    route: 'POST /api/v1/auth/token',
    trying: 'a wrong password',
    ask: (world) => ({ path: '/api/v1/auth/token', body: { ...credentials(world), password: 'a wrong one' } }),
    expected: all(401),
  },
  {
    route: 'POST /api/auth/two-factor/verify-totp',
    trying: 'without a password before it',
    ask: at('/api/auth/two-factor/verify-totp', { code: '123456' }),
    expected: signedIn(409),
  },
  {
    route: 'POST /api/auth/two-factor/verify-backup-code',
    trying: 'without a password before it',
    ask: at('/api/auth/two-factor/verify-backup-code', { code: 'abcde-fghij' }),
    expected: signedIn(400),
  },
  { route: 'GET /api/auth/get-session', ask: at('/api/auth/get-session'), expected: EVERYBODY },
  {
    route: 'POST /api/auth/sign-out',
    ask: async (world) => ({ path: '/api/auth/sign-out', body: {}, proof: await world.newcomer() }),
    expected: EVERYBODY,
  },
  { route: 'POST /api/auth/sign-in/oidc', ask: at('/api/auth/sign-in/oidc', { next: '/' }), expected: all(404) },
  { route: 'POST /api/auth/link/oidc', ask: at('/api/auth/link/oidc', {}), expected: signedIn(404) },
  { route: 'GET /api/auth/callback/oidc', ask: at('/api/auth/callback/oidc?code=a&state=b'), expected: all(404) },
  {
    route: 'GET /api/auth/passkey/generate-register-options',
    ask: at('/api/auth/passkey/generate-register-options'),
    expected: SIGNED_IN,
  },
  {
    route: 'POST /api/auth/passkey/verify-registration',
    trying: 'nonsense',
    ask: at('/api/auth/passkey/verify-registration', { name: 'Key', response: { id: 'a', response: {} } }),
    expected: signedIn(410),
  },
  {
    route: 'GET /api/auth/passkey/generate-authenticate-options',
    ask: at('/api/auth/passkey/generate-authenticate-options'),
    expected: EVERYBODY,
  },
  {
    route: 'POST /api/auth/passkey/verify-authentication',
    trying: 'nonsense',
    ask: at('/api/auth/passkey/verify-authentication', { response: { id: 'a' } }),
    expected: all(410),
  },
];

/** What an account does with itself. */
const meRows: readonly RouteRow[] = [
  { route: 'GET /api/v1/me', ask: at('/api/v1/me'), expected: SIGNED_IN },
  { route: 'PATCH /api/v1/me', ask: at('/api/v1/me', { name: 'Renamed' }), expected: SIGNED_IN },
  {
    route: 'POST /api/v1/me/password',
    trying: 'a wrong password',
    ask: at('/api/v1/me/password', { current: 'a wrong one', next: 'a new password' }),
    expected: signedIn(403),
  },
  { route: 'GET /api/v1/me/tokens', ask: at('/api/v1/me/tokens'), expected: SIGNED_IN },
  {
    route: 'POST /api/v1/me/tokens',
    ask: at('/api/v1/me/tokens', { name: 'Farm', scopes: ['generate'] }),
    expected: signedIn(201),
  },
  {
    route: 'DELETE /api/v1/me/tokens/{token}',
    trying: "another person's",
    ask: async (world) => {
      const made = await world.person('stranger').call('POST', '/me/tokens', { name: 'Mine' });
      const { id } = CreatedAccessToken.parse(await made.json());
      return { path: `/api/v1/me/tokens/${id}`, proof: await world.newcomer() };
    },
    expected: signedIn(404),
  },
  { route: 'GET /api/v1/me/security', ask: at('/api/v1/me/security'), expected: SIGNED_IN },
  { route: 'GET /api/v1/me/sessions', ask: at('/api/v1/me/sessions'), expected: SIGNED_IN },
  {
    route: 'DELETE /api/v1/me/sessions',
    ask: async (world) => ({ path: '/api/v1/me/sessions', proof: await world.newcomer() }),
    expected: signedIn(204),
  },
  {
    route: 'DELETE /api/v1/me/sessions/{session}',
    trying: "another person's",
    ask: async (world) => ({ path: `/api/v1/me/sessions/${await world.sessionOfNewcomer()}` }),
    expected: signedIn(404),
  },
  {
    route: 'PATCH /api/v1/me/passkeys/{passkey}',
    trying: 'one that is not there',
    ask: at('/api/v1/me/passkeys/none', { name: 'Key' }),
    expected: signedIn(404),
  },
  {
    route: 'DELETE /api/v1/me/passkeys/{passkey}',
    trying: 'one that is not there',
    ask: at('/api/v1/me/passkeys/none'),
    expected: signedIn(404),
  },
  { route: 'DELETE /api/v1/me/sign-on', ask: at('/api/v1/me/sign-on'), expected: signedIn(404) },
  {
    route: 'POST /api/v1/me/two-factor',
    trying: 'a wrong password',
    ask: at('/api/v1/me/two-factor', { password: 'a wrong one' }),
    expected: signedIn(403),
  },
  {
    route: 'POST /api/v1/me/two-factor/confirm',
    trying: 'without having set it up',
    ask: at('/api/v1/me/two-factor/confirm', { code: '123456' }),
    expected: signedIn(409),
  },
  {
    route: 'POST /api/v1/me/two-factor/disable',
    trying: 'a wrong password',
    ask: at('/api/v1/me/two-factor/disable', { password: 'a wrong one' }),
    expected: signedIn(403),
  },
  {
    route: 'POST /api/v1/me/two-factor/recovery-codes',
    trying: 'without a second factor',
    ask: at('/api/v1/me/two-factor/recovery-codes', { password: 'a wrong one' }),
    expected: signedIn(409),
  },
];

export const accountRows: readonly RouteRow[] = [...signInRows, ...meRows];
