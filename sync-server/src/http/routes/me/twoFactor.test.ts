import { Problem, RecoveryCodes, Security, TokenAnswer, TwoFactorSetup } from '@dailies/shared/http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { authenticatorCode } from '../../../testing/authenticatorCode.ts';
import { PASSWORD, TestApp } from '../../../testing/TestApp.ts';

const EMAIL = 'ada@example.org';

let app: TestApp;
/** The cookies of Ada's browser. */
let cookies: Map<string, string>;

beforeEach(async () => {
  app = await TestApp.start();
  cookies = new Map();
  await ask('POST', '/api/auth/sign-up/email', { name: 'Ada', email: EMAIL, password: PASSWORD });
});
afterEach(() => app.stop());

async function ask(method: string, path: string, body?: unknown, jar = cookies): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await app.fetch(method, path, body, { cookie });
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';', 1);
    const equals = pair.indexOf('=');
    if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, equals));
    else jar.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return answer;
}

const codeOf = (answer: Response) => answer.json().then((body) => Problem.parse(body).code);

async function turnOn(): Promise<TwoFactorSetup> {
  const setup = TwoFactorSetup.parse(await (await ask('POST', '/api/v1/me/two-factor', { password: PASSWORD })).json());
  const confirmed = await ask('POST', '/api/v1/me/two-factor/confirm', { code: await authenticatorCode(setup.uri) });
  expect(confirmed.status).toBe(204);
  // As if it were longer ago: the code of this half minute may be used again.
  await app.database.sql`UPDATE two_factor SET last_step = NULL`;
  return setup;
}

const password = (jar: Map<string, string>) =>
  ask('POST', '/api/auth/sign-in/email', { email: EMAIL, password: PASSWORD }, jar);
const isIn = async (jar: Map<string, string>) => (await ask('GET', '/api/v1/me', undefined, jar)).status === 200;
const token = (code?: string) =>
  app.fetch('POST', '/api/v1/auth/token', {
    email: EMAIL,
    password: PASSWORD,
    ...(code === undefined ? {} : { code }),
  });

const actions = async () =>
  (await app.database.sql<{ action: string }[]>`SELECT action FROM audit_events ORDER BY id`).map(
    ({ action }) => action,
  );

describe('two-factor sign-in', () => {
  test('is set up with the password, and is on only after a first right code', async () => {
    expect(await codeOf(await ask('POST', '/api/v1/me/two-factor', { password: 'wrong' }))).toBe('forbidden');
    const setup = TwoFactorSetup.parse(
      await (await ask('POST', '/api/v1/me/two-factor', { password: PASSWORD })).json(),
    );
    expect(setup.uri).toMatch(/^otpauth:\/\/totp\/Dailies/);
    expect(setup.recoveryCodes).toHaveLength(10);
    expect((await token()).status).toBe(200);
    expect(await codeOf(await ask('POST', '/api/v1/me/two-factor/confirm', { code: '000000' }))).toBe(
      'unauthenticated',
    );
    expect(
      (await ask('POST', '/api/v1/me/two-factor/confirm', { code: await authenticatorCode(setup.uri) })).status,
    ).toBe(204);
    const security = Security.parse(await (await ask('GET', '/api/v1/me/security')).json());
    expect(security).toMatchObject({ hasPassword: true, twoFactor: true });
    expect(await actions()).toEqual(['account.created', 'token.created', 'two-factor.enabled']);
    const [row] = await app.database.sql`SELECT secret, backup_codes FROM two_factor`;
    expect(JSON.stringify(row)).not.toContain(setup.recoveryCodes[0]);
    expect(JSON.stringify(row)).not.toContain(setup.key);
  });

  test('asks browsers for a code after the password; the password alone opens nothing', async () => {
    const { uri } = await turnOn();
    const jar = new Map<string, string>();
    expect(await (await password(jar)).json()).toMatchObject({ twoFactorRedirect: true });
    expect(await isIn(jar)).toBe(false);
    const wrong = await ask('POST', '/api/auth/two-factor/verify-totp', { code: '000000' }, jar);
    expect(await codeOf(wrong)).toBe('unauthenticated');
    expect(
      (await ask('POST', '/api/auth/two-factor/verify-totp', { code: await authenticatorCode(uri) }, jar)).status,
    ).toBe(200);
    expect(await isIn(jar)).toBe(true);
    const [failed] = await app.database.sql`SELECT actor_id, subject FROM audit_events WHERE action = 'sign-in.failed'`;
    const [ada] = await app.database.sql`SELECT id FROM "user"`;
    expect(failed).toEqual({ actor_id: null, subject: ada?.['id'] });
  });

  test('takes each code once', async () => {
    const { uri } = await turnOn();
    const code = await authenticatorCode(uri);
    expect((await token(code)).status).toBe(200);
    const again = Problem.parse(await (await token(code)).json());
    expect(again).toMatchObject({ code: 'unauthenticated', detail: expect.stringContaining('used already') });
    expect((await token(await authenticatorCode(uri, 1))).status).toBe(200);
    // An older one than the last is not taken either.
    expect((await token(code)).status).toBe(401);
  });

  test('takes one of two that arrive at the same moment', async () => {
    const { uri } = await turnOn();
    const code = await authenticatorCode(uri);
    const statuses = (await Promise.all([token(code), token(code), token(code)])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  });

  test('asks programs for one too, by a stable code', async () => {
    const { uri, recoveryCodes } = await turnOn();
    expect(Problem.parse(await (await token()).json())).toMatchObject({ status: 401, code: 'second-factor' });
    expect(await codeOf(await token('000000'))).toBe('unauthenticated');
    const { access_token: bearer } = TokenAnswer.parse(await (await token(await authenticatorCode(uri))).json());
    expect((await app.fetch('GET', '/api/v1/me', undefined, { authorization: `Bearer ${bearer}` })).status).toBe(200);
    expect((await token(recoveryCodes[3])).status).toBe(200);
    const sessions = await app.database.sql`SELECT id FROM session`;
    // The browser's own and the two tokens: asking for a code leaves no session behind.
    expect(sessions).toHaveLength(3);
  });

  test('lets a recovery code in once; new ones end the old ones', async () => {
    const { recoveryCodes } = await turnOn();
    const [first = '', second = ''] = recoveryCodes;
    const enter = async (code: string) => {
      const jar = new Map<string, string>();
      await password(jar);
      return (await ask('POST', '/api/auth/two-factor/verify-backup-code', { code }, jar)).status;
    };
    expect([await enter(first), await enter(first)]).toEqual([200, 401]);
    const renewed = RecoveryCodes.parse(
      await (await ask('POST', '/api/v1/me/two-factor/recovery-codes', { password: PASSWORD })).json(),
    );
    expect([await enter(second), await enter(renewed.recoveryCodes[0] ?? '')]).toEqual([401, 200]);
    expect(await actions()).toEqual(
      expect.arrayContaining(['two-factor.recovery-code-used', 'two-factor.recovery-codes-renewed']),
    );
  });

  test('is not asked for on a device that is trusted, and only there', async () => {
    const { uri } = await turnOn();
    const jar = new Map<string, string>();
    await password(jar);
    const body = { code: await authenticatorCode(uri), trustDevice: true };
    expect((await ask('POST', '/api/auth/two-factor/verify-totp', body, jar)).status).toBe(200);
    await ask('POST', '/api/auth/sign-out', {}, jar);
    expect(await isIn(jar)).toBe(false);
    await password(jar);
    expect(await isIn(jar)).toBe(true);
    const other = new Map<string, string>();
    await password(other);
    expect(await isIn(other)).toBe(false);
  });

  test('is turned off with the password', async () => {
    await turnOn();
    expect(await codeOf(await ask('POST', '/api/v1/me/two-factor/disable', { password: 'wrong' }))).toBe('forbidden');
    expect((await ask('POST', '/api/v1/me/two-factor/disable', { password: PASSWORD })).status).toBe(204);
    expect((await token()).status).toBe(200);
    expect(await isIn(cookies)).toBe(true);
  });
});

describe('guessing codes', () => {
  test('ends after five for one password, and after ten for the account', async () => {
    const { uri } = await turnOn();
    const guess = async (jar: Map<string, string>, n: number) =>
      codeOf(await ask('POST', '/api/auth/two-factor/verify-totp', { code: String(n).padStart(6, '0') }, jar));
    const jar = new Map<string, string>();
    await password(jar);
    const first: string[] = [];
    for (let n = 0; n < 7; n += 1) first.push(await guess(jar, n));
    expect(first.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'unauthenticated'));
    expect(first[5]).toBe('too-fast');
    const right = await ask('POST', '/api/auth/two-factor/verify-totp', { code: await authenticatorCode(uri, 1) }, jar);
    expect(right.status).not.toBe(200);
    // From elsewhere, with the password again: the account itself rests after ten.
    await app.database
      .sql`UPDATE two_factor SET failed_verification_count = 10, locked_until = now() + interval '15 minutes'`;
    expect(Problem.parse(await (await token(await authenticatorCode(uri, 1))).json()).code).toBe('too-fast');
  });

  test('is counted by account wherever it comes from', async () => {
    await turnOn();
    for (let n = 0; n < 6; n += 1) await token(String(n).padStart(6, '0'));
    const Row = z.object({ failed_verification_count: z.number() });
    const [row] = await app.database.sql`SELECT failed_verification_count FROM two_factor`;
    expect(Row.parse(row).failed_verification_count).toBe(6);
  });
});
