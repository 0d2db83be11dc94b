import { AccountSession, Me, Problem } from '@dailies/shared/http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PASSWORD, TestApp, type TestPerson } from '../../../testing/TestApp.ts';

const Sessions = z.object({ items: z.array(AccountSession) });

let app: TestApp;
let ada: TestPerson;
beforeEach(async () => {
  app = await TestApp.start();
  ada = await app.person();
});
afterEach(() => app.stop());

const sessionsOf = async (person: TestPerson) =>
  Sessions.parse(await (await person.call('GET', '/me/sessions')).json()).items;
const signIn = (password: string, headers: Record<string, string> = {}) =>
  app.fetch('POST', '/api/v1/auth/token', { email: ada.email, password }, headers);

test('a name is changed, and an empty one refused', async () => {
  expect(Me.parse(await (await ada.call('PATCH', '/me', { name: ' Ada Byron ' })).json()).name).toBe('Ada Byron');
  expect(Me.parse(await (await ada.call('GET', '/me')).json()).name).toBe('Ada Byron');
  expect((await ada.call('PATCH', '/me', { name: ' ' })).status).toBe(400);
  expect((await ada.call('PATCH', '/me', { name: 'Ada', installationOwner: true })).status).toBe(400);
});

describe('a password', () => {
  test('is changed with the present one, which ends every other session', async () => {
    const elsewhere = await app.signIn(ada.email);
    const change = (current: string) => ada.call('POST', '/me/password', { current, next: 'a longer one still' });
    expect(Problem.parse(await (await change('wrong')).json())).toMatchObject({ code: 'forbidden' });
    expect((await elsewhere.call('GET', '/me')).status).toBe(200);
    const changed = await change(PASSWORD);
    expect(changed.status).toBe(204);
    expect((await elsewhere.call('GET', '/me')).status).toBe(401);
    const [cookie = ''] = changed.headers.getSetCookie();
    const goesOn = await app.fetch('GET', '/api/v1/me', undefined, { cookie: cookie.split(';', 1)[0] ?? '' });
    expect(goesOn.status).toBe(200);
    expect([(await signIn(PASSWORD)).status, (await signIn('a longer one still')).status]).toEqual([401, 200]);
    const events = await app.database.sql`SELECT details FROM audit_events WHERE action = 'password.changed'`;
    expect(events).toEqual([{ details: {} }]);
  });

  test('is not guessed by somebody who found a page open', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        ada.call('POST', '/me/password', { current: `guess ${n}`, next: 'whatever 1' }),
      ),
    );
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});

describe('sessions', () => {
  test('are listed with device and address, without their tokens', async () => {
    await signIn(PASSWORD, { 'user-agent': 'Firefox', 'x-dailies-address': '6.6.6.6' });
    const listed = await ada.call('GET', '/me/sessions');
    const text = await listed.clone().text();
    expect(text).not.toContain(ada.token.split('.')[0]);
    expect(text).not.toContain('6.6.6.6');
    const { items } = Sessions.parse(await listed.json());
    expect(items.filter(({ current }) => current)).toHaveLength(1);
    expect(items.find(({ userAgent }) => userAgent === 'Firefox')).toMatchObject({ current: false });
  });

  test('say when they were last used', async () => {
    await app.database
      .sql`UPDATE session SET created_at = now() - interval '2 days', updated_at = now() - interval '2 days'`;
    await ada.call('GET', '/me');
    await expect
      .poll(async () => Math.max(...(await sessionsOf(ada)).map(({ lastSeenAt }) => Date.parse(lastSeenAt))))
      .toBeGreaterThan(Date.now() - 60_000);
  });

  test('end one by one, or all others at once; nobody ends somebody else’s', async () => {
    const project = await app.project(ada);
    const eve = await project.join('artist');
    const [hers] = await sessionsOf(eve);
    expect((await ada.call('DELETE', `/me/sessions/${hers?.id}`)).status).toBe(404);
    const elsewhere = await app.signIn(ada.email);
    const other = (await sessionsOf(elsewhere)).find(({ current }) => current);
    expect((await ada.call('DELETE', `/me/sessions/${other?.id}`)).status).toBe(204);
    expect((await elsewhere.call('GET', '/me')).status).toBe(401);
    await app.signIn(ada.email);
    expect((await ada.call('DELETE', '/me/sessions')).status).toBe(204);
    expect(await sessionsOf(ada)).toMatchObject([{ current: true }]);
    expect((await eve.call('GET', '/me')).status).toBe(200);
  });
});

test('passkeys of somebody else are not there', async () => {
  const eve = await (await app.project(ada)).join('artist');
  const { id } = ada;
  await app.database
    .sql`INSERT INTO passkey (id, user_id, name, public_key, credential_id, counter, device_type, backed_up)
    VALUES ('p1', ${id}, 'Laptop', 'k', 'c', 0, 'singleDevice', false)`;
  expect((await eve.call('PATCH', '/me/passkeys/p1', { name: 'Mine' })).status).toBe(404);
  expect((await eve.call('DELETE', '/me/passkeys/p1')).status).toBe(404);
  expect((await ada.call('PATCH', '/me/passkeys/p1', { name: 'Desk' })).status).toBe(204);
  expect(await (await ada.call('GET', '/me/security')).json()).toMatchObject({ passkeys: [{ name: 'Desk' }] });
  expect((await ada.call('DELETE', '/me/passkeys/p1')).status).toBe(204);
});
