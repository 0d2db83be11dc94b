import { Me } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, TestApp } from '../../testing/TestApp.ts';
import { cookieOf, signInWithCookie } from './testing/World.ts';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
});
afterAll(() => app.stop());

const me = (headers: Record<string, string>) => app.fetch('GET', '/api/v1/me', undefined, headers);
const signOut = (headers: Record<string, string>) => app.fetch('POST', '/api/auth/sign-out', {}, headers);
const tokenIn = (cookie: string): string => /session_token=([^;]+)/.exec(cookie)?.[1] ?? '';

describe('a session', () => {
  test('is a new one at every sign-in, whatever cookie was there before', async () => {
    const ada = await app.person();
    const planted = 'dailies.session_token=planted-by-somebody-else-0123456789';
    const answer = await app.fetch(
      'POST',
      '/api/auth/sign-in/email',
      { email: ada.email, password: PASSWORD },
      { cookie: planted },
    );
    const first = cookieOf(answer);
    expect(tokenIn(first)).not.toContain('planted');
    expect((await me({ cookie: planted })).status).toBe(401);
    const again = await app.fetch(
      'POST',
      '/api/auth/sign-in/email',
      { email: ada.email, password: PASSWORD },
      { cookie: first },
    );
    expect(tokenIn(cookieOf(again))).not.toBe(tokenIn(first));
  });

  test('is a cookie that scripts and other sites do not get, and over https nobody on the way', async () => {
    const ada = await app.person();
    const answer = await app.fetch('POST', '/api/auth/sign-in/email', { email: ada.email, password: PASSWORD });
    for (const cookie of answer.headers.getSetCookie())
      expect(cookie).toMatch(/; HttpOnly.*; SameSite=Lax|; SameSite=Lax.*; HttpOnly/i);
    const secure = await TestApp.start({ openSignUp: true, publicUrl: 'https://dailies.test' });
    const account = { name: 'Ada', email: 'ada@example.org', password: PASSWORD };
    await secure.fetch('POST', '/api/auth/sign-up/email', account, { origin: 'https://dailies.test' });
    const over = await secure.fetch(
      'POST',
      '/api/auth/sign-in/email',
      { email: 'ada@example.org', password: PASSWORD },
      { origin: 'https://dailies.test' },
    );
    expect(over.status).toBe(200);
    for (const cookie of over.headers.getSetCookie()) expect(cookie).toMatch(/^__Secure-.*; Secure/i);
    await secure.stop();
  });

  test('ends for good with its sign-out, and no other ends', async () => {
    const ada = await app.person();
    const [one, two] = [await signInWithCookie(app, ada.email), await signInWithCookie(app, ada.email)];
    expect((await signOut({ cookie: one })).status).toBe(200);
    expect([(await me({ cookie: one })).status, (await me({ cookie: two })).status]).toEqual([401, 200]);
    expect((await me({ authorization: `Bearer ${tokenIn(one)}` })).status).toBe(401);
    expect((await signOut({ authorization: `Bearer ${ada.token}` })).status).toBe(200);
    expect((await ada.call('GET', '/me')).status).toBe(401);
  });

  test('ends where the password changes, unless it is the one that changed it', async () => {
    const ada = await app.person();
    const [mine, stolen] = [await signInWithCookie(app, ada.email), await signInWithCookie(app, ada.email)];
    const changed = await app.fetch(
      'POST',
      '/api/v1/me/password',
      { current: PASSWORD, next: 'another horse' },
      { cookie: mine },
    );
    expect(changed.status).toBe(204);
    expect((await me({ cookie: stolen })).status).toBe(401);
    expect((await ada.call('GET', '/me')).status).toBe(401);
    expect((await me({ cookie: cookieOf(changed) })).status).toBe(200);
    const old = await app.fetch('POST', '/api/v1/auth/token', { email: ada.email, password: PASSWORD });
    expect(old.status).toBe(401);
  });

  test('is nobody’s in the address, in a body, or with a wrong scheme', async () => {
    const { token } = await app.person();
    for (const path of [`/api/v1/me?access_token=${token}`, `/api/v1/me?token=${token}`, `/api/v1/me;token=${token}`]) {
      expect((await app.fetch('GET', path)).status).not.toBe(200);
    }
    for (const authorization of [
      token,
      `Basic ${btoa(`a:${token}`)}`,
      `Token ${token}`,
      `Bearer ${token} ${token}`,
      'Bearer',
      `Bearer "${token}"`,
    ]) {
      expect((await me({ authorization })).status).toBe(401);
    }
    for (const authorization of [
      `Bearer ${token}%00`,
      `Bearer ${token.toUpperCase()}x`,
      `Bearer ${token.slice(0, 15)}`,
      'Bearer %',
      `Bearer ' OR 1=1--`,
    ]) {
      expect((await me({ authorization })).status).toBe(401);
    }
  });

  test('of a wrong token does not fall back to the cookie', async () => {
    const ada = await app.person();
    const cookie = await signInWithCookie(app, ada.email);
    expect((await me({ cookie, authorization: 'Bearer of-somebody-who-is-nobody' })).status).toBe(401);
  });

  test('is the one person’s: an address in other letters is the same account', async () => {
    const ada = await app.person();
    const answer = await app.fetch('POST', '/api/v1/auth/token', {
      email: `  ${ada.email.toUpperCase()} `,
      password: PASSWORD,
    });
    expect(answer.status).toBe(200);
    const again = await app.signUp({ email: ada.email.toUpperCase() });
    expect(again.status).toBe(409);
    for (const email of [
      'аda@example.org',
      'ada@exаmple.org',
      'ada@example.org\u200b',
      'ada@example.org\0',
      'ada\n@example.org',
      '"a b"@example.org',
      'ada@example.org, eve@example.org',
      'ada@[127.0.0.1]',
    ]) {
      expect((await app.signUp({ email })).status, email).toBe(400);
    }
  });

  test('names nobody by a text that turns itself around or hides', async () => {
    for (const name of ['Eve\u202egro.elpmaxe@ada', 'Ada\u0000', 'Ada\r\nSet-Cookie: a=b', 'A\u2066da', '\u200b']) {
      expect(
        (await app.signUp({ name, email: `n${crypto.randomUUID()}@example.org` })).status,
        JSON.stringify(name),
      ).toBe(400);
    }
    const honest = await app.signUp({ name: 'Zoë Ångström-O’Neill 李', email: `n${crypto.randomUUID()}@example.org` });
    expect(honest.status).toBe(200);
    const ada = await app.person();
    expect((await ada.call('PATCH', '/me', { name: 'Eve\u202e' })).status).toBe(400);
    expect(Me.parse(await (await ada.call('GET', '/me')).json()).installationOwner).toBe(false);
    // What an account is, it does not say itself.
    for (const body of [
      { name: 'A', installationOwner: true },
      { name: 'A', email: 'eve@example.org' },
      { name: 'A', id: 'x' },
    ]) {
      await ada.call('PATCH', '/me', body);
    }
    expect(Me.parse(await (await ada.call('GET', '/me')).json())).toMatchObject({
      id: ada.id,
      email: ada.email,
      installationOwner: false,
    });
    const raised = await app.fetch('POST', '/api/auth/sign-up/email', {
      name: 'Eve',
      email: 'eve@example.org',
      password: PASSWORD,
      installationOwner: true,
      role: 'admin',
    });
    expect(raised.status).toBe(200);
    expect(
      Me.parse(await (await (await app.signIn('eve@example.org')).call('GET', '/me')).json()).installationOwner,
    ).toBe(false);
  });
});
