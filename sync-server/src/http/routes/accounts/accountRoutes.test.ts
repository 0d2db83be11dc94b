import { CreatedInvite, Me, Problem } from '@dailies/shared/http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD, TestApp } from '../../../testing/TestApp.ts';

let app: TestApp;
beforeEach(async () => {
  app = await TestApp.start();
});
afterEach(() => app.stop());

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describe('the first account', () => {
  test('owns the installation, and the work for it is started once', async () => {
    const owner = await app.person();
    expect(Me.parse(await (await owner.call('GET', '/me')).json()).installationOwner).toBe(true);
    expect(app.owners.map(({ id }) => id)).toEqual([owner.id]);
  });

  test('is one of several that are made at the same moment; the others need an invitation', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => app.signUp({ email: `first${n}@example.org` })),
    );
    const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 11 }, () => 403)]);
    const refused = answers.find(({ status }) => status === 403);
    expect(Problem.parse(await refused?.json())).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('invitation'),
    });
    const users = await app.database.sql`SELECT installation_owner FROM "user"`;
    expect(users).toEqual([{ installation_owner: true }]);
    expect(app.owners).toHaveLength(1);
  });
});

describe('a later account', () => {
  test('joins the project of its invitation', async () => {
    const project = await app.project(await app.person());
    const artist = await project.join('artist');
    const answer = await artist.call('GET', `/projects/${project.id}`);
    expect(await answer.json()).toMatchObject({ role: 'artist', memberCount: 2 });
    expect(Me.parse(await (await artist.call('GET', '/me')).json()).installationOwner).toBe(false);
  });

  test('is refused without an invitation, with an unknown one and with a withdrawn one', async () => {
    const owner = await app.person();
    const { id } = await app.project(owner);
    const none = await app.signUp({ email: 'b@example.org' });
    expect([none.status, none.headers.get('content-type')]).toEqual([403, 'application/problem+json']);
    const unknown = await app.signUp({ email: 'b@example.org', invitation: 'nonsense' });
    expect(Problem.parse(await unknown.json()).code).toBe('not-found');
    const made = CreatedInvite.parse(
      await (await owner.call('POST', `/projects/${id}/invites`, { role: 'viewer' })).json(),
    );
    await owner.call('DELETE', `/projects/${id}/invites/${made.id}`);
    const withdrawn = await app.signUp({ email: 'b@example.org', invitation: made.secret });
    expect(Problem.parse(await withdrawn.json())).toMatchObject({ status: 410, code: 'expired' });
    expect(await app.database.sql`SELECT id FROM "user"`).toHaveLength(1);
  });

  test('is free where open sign-up is set', async () => {
    const open = await TestApp.start({ openSignUp: true });
    try {
      await open.person();
      expect((await open.signUp({ email: 'b@example.org' })).status).toBe(200);
    } finally {
      await open.stop();
    }
  });

  test('cannot make itself the owner', async () => {
    const open = await TestApp.start({ openSignUp: true });
    try {
      await open.person();
      await open.fetch('POST', '/api/auth/sign-up/email', {
        name: 'Eve',
        email: 'eve@example.org',
        password: PASSWORD,
        installationOwner: true,
      });
      const rows = await open.database.sql`SELECT installation_owner FROM "user" WHERE email = 'eve@example.org'`;
      expect(rows).toEqual([{ installation_owner: false }]);
    } finally {
      await open.stop();
    }
  });

  test('with an address that is taken is told to sign in', async () => {
    const owner = await app.person();
    const { id } = await app.project(owner);
    const made = CreatedInvite.parse(
      await (await owner.call('POST', `/projects/${id}/invites`, { role: 'viewer' })).json(),
    );
    const again = await app.signUp({ email: owner.email, invitation: made.secret });
    expect(Problem.parse(await again.json())).toMatchObject({ status: 409, code: 'conflict' });
  });
});

test.each([
  [{ name: '', email: 'a@example.org', password: PASSWORD }, '"name"'],
  [{ name: 'Ada', email: 'nowhere', password: PASSWORD }, '"email"'],
  [{ name: 'Ada', email: 'a@example.org', password: 'short' }, '"password"'],
  [{ name: 'Ada', email: 'a@example.org' }, '"password"'],
  [{ name: ['Ada'], email: 'a@example.org', password: PASSWORD }, '"name"'],
])('a sign-up with %o names the field', async (body, field) => {
  const answer = await app.fetch('POST', '/api/auth/sign-up/email', body);
  expect(Problem.parse(await answer.json())).toMatchObject({
    code: 'invalid-input',
    detail: expect.stringContaining(field),
  });
});

test('a body that is not JSON is one sentence', async () => {
  const answer = await app.app.request('http://dailies.test/api/auth/sign-up/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'host': 'dailies.test', 'origin': 'http://dailies.test' },
    body: '{"name":',
  });
  expect(Problem.parse(await answer.json())).toMatchObject({ status: 400, code: 'invalid-input' });
});

describe('a session', () => {
  test('as a cookie works, and ends with sign-out', async () => {
    const cookie = cookieOf(await app.signUp({ email: 'a@example.org' }));
    expect(cookie).toContain('dailies.session_token=');
    expect((await app.fetch('GET', '/api/v1/me', undefined, { cookie })).status).toBe(200);
    expect((await app.fetch('POST', '/api/auth/sign-out', {}, { cookie })).status).toBe(200);
    const after = await app.fetch('GET', '/api/v1/me', undefined, { cookie });
    expect(Problem.parse(await after.json()).code).toBe('unauthenticated');
  });

  test('as a cookie changes nothing from another origin, or from none', async () => {
    const cookie = cookieOf(await app.signUp({ email: 'a@example.org' }));
    const create = (headers: Record<string, string>) =>
      app.app.request('http://dailies.test/api/v1/projects', {
        method: 'POST',
        headers: { cookie, 'host': 'dailies.test', 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ name: 'Forged' }),
      });
    for (const headers of [
      {},
      { origin: 'http://evil.test' },
      { origin: 'null' },
      { origin: 'http://dailies.test:81' },
    ]) {
      expect((await create(headers)).status).toBe(403);
    }
    expect((await create({ origin: 'http://dailies.test' })).status).toBe(201);
    expect(await app.database.sql`SELECT name FROM projects`).toEqual([{ name: 'Forged' }]);
  });

  test('signs nobody in or out from another origin', async () => {
    const cookie = cookieOf(await app.signUp({ email: 'a@example.org' }));
    const out = await app.fetch('POST', '/api/auth/sign-out', {}, { cookie, origin: 'http://evil.test' });
    expect(Problem.parse(await out.json())).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await app.fetch('GET', '/api/v1/me', undefined, { cookie })).status).toBe(200);
    const login = await app.fetch(
      'POST',
      '/api/auth/sign-in/email',
      { email: 'a@example.org', password: PASSWORD },
      { origin: 'http://evil.test' },
    );
    expect(login.status).toBe(403);
  });

  test('as a wrong bearer token is refused even beside a good cookie', async () => {
    const cookie = cookieOf(await app.signUp({ email: 'a@example.org' }));
    for (const authorization of ['Bearer nonsense-nonsense-nonsense', 'Basic abc', '']) {
      expect((await app.fetch('GET', '/api/v1/me', undefined, { cookie, authorization })).status).toBe(401);
    }
  });

  test('is prolonged by asking who one is, when it is a day old', async () => {
    const cookie = cookieOf(await app.signUp({ email: 'a@example.org' }));
    expect((await app.fetch('GET', '/api/v1/me', undefined, { cookie })).headers.getSetCookie()).toEqual([]);
    await app.database.sql`UPDATE session SET expires_at = now() + interval '20 days'`;
    const renewed = await app.fetch('GET', '/api/v1/me', undefined, { cookie });
    expect(renewed.headers.getSetCookie()[0]).toContain('dailies.session_token=');
    const [row] = await app.database.sql`SELECT expires_at > now() + interval '29 days' AS long FROM session`;
    expect(row?.['long']).toBe(true);
  });

  test('that has expired is none', async () => {
    const owner = await app.person();
    await app.database.sql`UPDATE session SET expires_at = now() - interval '1 second'`;
    expect((await owner.call('GET', '/me')).status).toBe(401);
  });
});

describe('wrong passwords', () => {
  test('are one sentence, and after ten there is a pause', async () => {
    await app.signUp({ email: 'a@example.org' });
    const guess = (password: string) => app.fetch('POST', '/api/v1/auth/token', { email: 'a@example.org', password });
    const guesses = await Promise.all(Array.from({ length: 14 }, (_, n) => guess(`wrong ${n}`)));
    const statuses = guesses.map(({ status }) => status).sort((a, b) => a - b);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429, 429, 429]);
    expect(Problem.parse(await (await guess(PASSWORD)).json()).code).toBe('too-fast');
    const browser = await app.fetch('POST', '/api/auth/sign-in/email', { email: 'A@example.org', password: 'wrong' });
    expect(browser.status).toBe(429);
  });

  test('do not count where they were right', async () => {
    await app.signUp({ email: 'a@example.org' });
    for (let n = 0; n < 12; n += 1) {
      const answer = await app.fetch('POST', '/api/auth/sign-in/email', { email: 'a@example.org', password: PASSWORD });
      expect(answer.status).toBe(200);
    }
  });

  test('say the same for an address that nobody has', async () => {
    await app.signUp({ email: 'a@example.org' });
    const [wrong, unknown] = await Promise.all(
      ['a@example.org', 'nobody@example.org'].map(async (email) =>
        (await app.fetch('POST', '/api/auth/sign-in/email', { email, password: 'wrong password' })).json(),
      ),
    );
    expect(unknown).toEqual(wrong);
    expect(Problem.parse(wrong).code).toBe('unauthenticated');
  });
});

test('what better-auth has no route for is not found', async () => {
  const answer = await app.fetch('GET', '/api/auth/nothing');
  expect(Problem.parse(await answer.json()).code).toBe('not-found');
});
