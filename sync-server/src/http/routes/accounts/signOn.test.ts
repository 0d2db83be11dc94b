import { Capabilities, CreatedInvite, Me, Problem, Security, SignOnAnswer } from '@dailies/shared/http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD, TestApp } from '../../../testing/TestApp.ts';
import { type TestIdentity, TestIdentityProvider } from '../../../testing/TestIdentityProvider.ts';

const HOST = 'dailies.test';
const ORIGIN = `http://${HOST}`;
const ADA: TestIdentity = { sub: 'ada', email: 'ada@studio.example', emailVerified: true, name: 'Ada Byron' };

let provider: TestIdentityProvider;
let app: TestApp;

/** A browser: it keeps cookies by host and follows where it is sent. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  #jar(url: URL): Map<string, string> {
    const jar = this.#jars.get(url.host) ?? new Map<string, string>();
    this.#jars.set(url.host, jar);
    return jar;
  }

  async ask(method: string, address: string, body?: unknown): Promise<Response> {
    const url = new URL(address, ORIGIN);
    const jar = this.#jar(url);
    const headers = {
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method === 'GET' ? {} : { origin: ORIGIN }),
    };
    const answer =
      url.host === HOST
        ? await app.fetch(method, url.pathname + url.search, body, headers)
        : await fetch(url, { method, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const equals = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, equals));
      else jar.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
    return answer;
  }

  /** Where it ends: the first page of ours that is no redirect's source. */
  async follow(address: string): Promise<string> {
    let next = address;
    for (let hop = 0; hop < 15; hop += 1) {
      const answer = await this.ask('GET', next);
      const location = answer.headers.get('location');
      if (location === null) return `${answer.status} ${next}`;
      const target = new URL(location, new URL(next, ORIGIN));
      if (target.host === HOST && !target.pathname.startsWith('/api/')) return target.pathname + target.search;
      next = target.href;
    }
    throw new Error('It goes round in circles.');
  }

  async addressOfProvider(body: unknown = {}, path = '/api/auth/sign-in/oidc'): Promise<string> {
    const answer = await this.ask('POST', path, body);
    if (!answer.ok) throw new Error(await answer.text());
    return SignOnAnswer.parse(await answer.json()).url;
  }

  async signOn(body: unknown = {}): Promise<string> {
    return this.follow(await this.addressOfProvider(body));
  }

  async me(): Promise<Me | null> {
    const answer = await this.ask('GET', '/api/v1/me');
    return answer.ok ? Me.parse(await answer.json()) : null;
  }
}

const users = () => app.database.sql`SELECT email, installation_owner FROM "user" ORDER BY created_at`;
const actions = async () =>
  (await app.database.sql<{ action: string }[]>`SELECT action FROM audit_events ORDER BY id`).map(
    ({ action }) => action,
  );

beforeEach(async () => {
  provider = await TestIdentityProvider.start([ORIGIN]);
  const { issuer, clientId, clientSecret } = provider;
  app = await TestApp.start({ oidc: { issuer, clientId, clientSecret, name: 'Studio' } });
  provider.current = ADA;
});
afterEach(async () => {
  await app.stop();
  await provider.stop();
});

describe('somebody new who comes by the identity provider', () => {
  test('is the first account, and owns the installation', async () => {
    const browser = new Browser();
    expect(await browser.signOn({ next: '/account' })).toBe('/account');
    expect(await browser.me()).toMatchObject({ name: 'Ada Byron', email: ADA.email, installationOwner: true });
    expect(app.owners).toHaveLength(1);
    expect(await actions()).toEqual(['account.created', 'sign-in.succeeded']);
    const rows = await app.database.sql`SELECT access_token, refresh_token, id_token FROM account`;
    expect(rows).toEqual([{ access_token: null, refresh_token: null, id_token: null }]);
  });

  test('needs an invitation after the first, and is told so', async () => {
    await app.person();
    const browser = new Browser();
    expect(await browser.signOn()).toMatch(/^\/sign-in\?error=INVITATION_NEEDED/);
    expect(await browser.me()).toBeNull();
    expect(await users()).toHaveLength(1);
  });

  test('joins the project of the invitation that travels along; a withdrawn one lets nobody in', async () => {
    const project = await app.project(await app.person());
    const invite = async () => {
      const made = await project.director.call('POST', `/projects/${project.id}/invites`, { role: 'artist', uses: 1 });
      return CreatedInvite.parse(await made.json());
    };
    const withdrawn = await invite();
    const late = new Browser();
    const address = await late.addressOfProvider({ invitation: withdrawn.secret });
    await project.director.call('DELETE', `/projects/${project.id}/invites/${withdrawn.id}`);
    expect(await late.follow(address)).toMatch(/^\/sign-in\?error=INVITATION_CLOSED/);
    expect(await users()).toHaveLength(1);

    const browser = new Browser();
    const next = `/p/${project.id}`;
    expect(await browser.signOn({ next, invitation: (await invite()).secret })).toBe(next);
    const answer = await browser.ask('GET', `/api/v1/projects/${project.id}`);
    expect(await answer.json()).toMatchObject({ role: 'artist' });
  });

  test('comes in freely where open sign-up is set', async () => {
    await app.stop();
    const { issuer, clientId, clientSecret } = provider;
    app = await TestApp.start({ openSignUp: true, oidc: { issuer, clientId, clientSecret, name: 'Studio' } });
    await app.person();
    const browser = new Browser();
    expect(await browser.signOn()).toBe('/');
    expect(await browser.me()).toMatchObject({ installationOwner: false });
  });
});

describe('an account that is there already', () => {
  const signIn = async (email: string): Promise<Browser> => {
    const browser = new Browser();
    await browser.ask('POST', '/api/auth/sign-up/email', { name: 'Ada', email, password: PASSWORD });
    return browser;
  };

  test('is not taken over by the same address: its person links it, signed in', async () => {
    const own = await signIn(ADA.email);
    expect(await new Browser().signOn()).toMatch(/^\/sign-in\?error=account_not_linked/);
    expect(await own.follow(await own.addressOfProvider({}, '/api/auth/link/oidc'))).toBe('/account');
    expect(Security.parse(await (await own.ask('GET', '/api/v1/me/security')).json()).signOn).toEqual({
      name: 'Studio',
      linked: true,
    });
    const another = new Browser();
    expect(await another.signOn()).toBe('/');
    expect((await another.me())?.id).toBe((await own.me())?.id);
    expect(await users()).toHaveLength(1);
    expect(await actions()).toContain('sign-on.linked');

    expect((await own.ask('DELETE', '/api/v1/me/sign-on')).status).toBe(204);
    expect(await new Browser().signOn()).toMatch(/^\/sign-in\?error=account_not_linked/);
  });

  test('is not linked to another address, or to one that is not verified', async () => {
    const own = await signIn('grace@studio.example');
    const link = async () => own.follow(await own.addressOfProvider({}, '/api/auth/link/oidc'));
    expect(await link()).toMatch(/^\/account\?error=email_does_not_match/);
    provider.current = { sub: 'grace', email: 'grace@studio.example', emailVerified: false, name: 'Grace' };
    const fresh = new Browser();
    await fresh.ask('POST', '/api/auth/sign-in/email', { email: 'grace@studio.example', password: PASSWORD });
    expect(await fresh.follow(await fresh.addressOfProvider({}, '/api/auth/link/oidc'))).toMatch(
      /^\/account\?error=unable_to_link_account/,
    );
    expect(await app.database.sql`SELECT provider_id FROM account`).toEqual([{ provider_id: 'credential' }]);
  });

  test('keeps its last way in', async () => {
    const browser = new Browser();
    await browser.signOn();
    const refused = await browser.ask('DELETE', '/api/v1/me/sign-on');
    expect(Problem.parse(await refused.json())).toMatchObject({ code: 'conflict' });
  });
});

describe('the way through the identity provider', () => {
  test('carries PKCE, a state and a nonce', async () => {
    const query = new URL(await new Browser().addressOfProvider()).searchParams;
    expect(query.get('code_challenge_method')).toBe('S256');
    for (const key of ['code_challenge', 'state', 'nonce']) expect(query.get(key)?.length).toBeGreaterThan(20);
  });

  test.each([
    ['nonce', 'unable_to_get_user_info'],
    ['code_challenge', 'invalid_code'],
    ['state', 'state_mismatch'],
  ])('lets nobody in whose %s was changed on the way', async (key, error) => {
    const browser = new Browser();
    const address = new URL(await browser.addressOfProvider());
    const value = address.searchParams.get(key) ?? '';
    address.searchParams.set(key, `${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`);
    expect(await browser.follow(address.href)).toContain(`error=${error}`);
    expect(await browser.me()).toBeNull();
    expect(await users()).toEqual([]);
  });

  test('ends in the browser where it began', async () => {
    const [victim, attacker] = [new Browser(), new Browser()];
    const address = await attacker.addressOfProvider();
    expect(await victim.follow(address)).toContain('error=state_mismatch');
    expect(await victim.me()).toBeNull();
  });

  test('begins on our pages only, and leads to them only', async () => {
    const foreign = await app.fetch('POST', '/api/auth/sign-in/oidc', {}, { origin: 'http://evil.test' });
    expect(foreign.status).toBe(403);
    for (const next of ['https://evil.test', '//evil.test', '/\\evil.test']) {
      expect((await new Browser().ask('POST', '/api/auth/sign-in/oidc', { next })).status).toBe(400);
    }
  });

  test("has no other doors: better-auth's own are shut", async () => {
    for (const path of [
      'sign-in/social',
      'link-social',
      'update-user',
      'change-email',
      'list-sessions',
      'delete-user',
    ]) {
      expect((await app.fetch('POST', `/api/auth/${path}`, {})).status).toBe(404);
    }
  });

  test('tells somebody who was refused there', async () => {
    provider.current = null;
    expect(await new Browser().signOn()).toContain('error=access_denied');
  });
});

test('a provider that is away is said so, and is used once it is back', async () => {
  const { issuer } = provider;
  await provider.stop();
  const browser = new Browser();
  const answer = await browser.ask('POST', '/api/auth/sign-in/oidc', {});
  expect(Problem.parse(await answer.json())).toMatchObject({ status: 502, code: 'upstream' });
  provider = await TestIdentityProvider.start([ORIGIN], Number(new URL(issuer).port));
  provider.current = ADA;
  expect(await browser.signOn()).toBe('/');
});

test('a provider of another name than was set is not believed', async () => {
  await app.stop();
  const { issuer, clientId, clientSecret } = provider;
  const alias = issuer.replace('127.0.0.1', 'localhost');
  app = await TestApp.start({ oidc: { issuer: alias, clientId, clientSecret, name: 'Studio' } });
  const answer = await new Browser().ask('POST', '/api/auth/sign-in/oidc', {});
  expect(Problem.parse(await answer.json()).detail).toContain('another name');
});

test('the sign-in page is told of the provider', async () => {
  const answer = await app.fetch('GET', '/api/v1/capabilities');
  expect(Capabilities.parse(await answer.json())).toMatchObject({ signOn: 'Studio', passkeyHost: null });
});
