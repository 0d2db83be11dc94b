import { Problem } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, TestApp } from '../../testing/TestApp.ts';
import { incomingFrom } from './testing/World.ts';

let app: TestApp;
let clock = Date.now();
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
});
afterAll(() => app.stop());

const MINUTE_MS = 60_000;

/** An app whose clock stands where the test puts it. */
async function clocked(): Promise<TestApp> {
  return TestApp.start({ openSignUp: true, now: () => clock });
}

const post = (to: TestApp, path: string, body: unknown, from: string) =>
  to.app.request(
    `http://dailies.test${path}`,
    {
      method: 'POST',
      headers: { 'host': 'dailies.test', 'origin': 'http://dailies.test', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    },
    { incoming: incomingFrom(from) },
  );

const guess = async (to: TestApp, email: string, from: string, password = 'a wrong guess') =>
  (await post(to, '/api/v1/auth/token', { email, password }, from)).status;

describe('guessing', () => {
  test.each(['/api/v1/auth/token', '/api/auth/sign-in/email'])('at one account ends after ten, at %s', async (path) => {
    const own = await clocked();
    const ada = await own.person();
    const from = '192.0.2.1';
    const answered: number[] = [];
    for (let times = 0; times < 12; times += 1) {
      answered.push(
        (await post(own, path, { email: ada.email.toUpperCase(), password: 'a wrong guess' }, from)).status,
      );
    }
    expect(answered).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    // The right one is not heard either, from there; from elsewhere it is.
    const problem = Problem.parse(await (await post(own, path, { email: ada.email, password: PASSWORD }, from)).json());
    expect(problem).toMatchObject({ code: 'too-fast', detail: expect.stringMatching(/wait \d+ seconds/) });
    expect((await post(own, path, { email: ada.email, password: PASSWORD }, '192.0.2.2')).status).toBe(200);
    // It ends by itself.
    clock += 5 * MINUTE_MS;
    expect((await post(own, path, { email: ada.email, password: PASSWORD }, from)).status).toBe(200);
    await own.stop();
  });

  test('many at the same moment are counted as many', async () => {
    const ada = await app.person();
    const answered = await Promise.all(Array.from({ length: 20 }, () => guess(app, ada.email, '192.0.2.9')));
    expect(answered.filter((status) => status === 401)).toHaveLength(10);
  });

  test('at many accounts ends for the address, and for its whole network of IPv6', async () => {
    const answered: number[] = [];
    for (let times = 0; times < 62; times += 1) {
      answered.push(await guess(app, `nobody${times}@example.org`, `2001:db8:7:7:${times.toString(16)}::1`));
    }
    expect(answered.indexOf(429)).toBe(60);
    expect(await guess(app, 'nobody@example.org', '2001:db8:7:8::1')).toBe(401);
  }, 60_000);

  test('from many addresses ends too, and does not lock out who is signed in from theirs', async () => {
    const own = await clocked();
    const ada = await own.person();
    const home = '198.51.100.7';
    expect(await guess(own, ada.email, home, PASSWORD)).toBe(200);
    let refusedAt = -1;
    for (let times = 0; times < 110 && refusedAt < 0; times += 1) {
      if ((await guess(own, ada.email, `203.0.113.${times}`)) === 429) refusedAt = times;
    }
    expect(refusedAt).toBe(100);
    expect(await guess(own, ada.email, '203.0.113.200', PASSWORD)).toBe(429);
    expect(await guess(own, ada.email, home, PASSWORD)).toBe(200);
    // Another account is another matter, and the limit ends by itself.
    expect(await guess(own, (await own.person()).email, '203.0.113.200', PASSWORD)).toBe(200);
    clock += 15 * MINUTE_MS;
    expect(await guess(own, ada.email, '203.0.113.200', PASSWORD)).toBe(200);
    await own.stop();
  }, 60_000);

  test('cannot be done from an address that is only claimed', async () => {
    const ada = await app.person();
    const answered: number[] = [];
    for (let times = 0; times < 11; times += 1) {
      const answer = await app.app.request(
        'http://dailies.test/api/v1/auth/token',
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-forwarded-for': `10.9.9.${times}`,
            'x-real-ip': `10.9.9.${times}`,
            'forwarded': `for=10.9.9.${times}`,
            'cf-connecting-ip': `10.9.9.${times}`,
            'x-dailies-address': `10.9.9.${times}`,
          },
          body: JSON.stringify({ email: ada.email, password: 'a wrong guess' }),
        },
        { incoming: incomingFrom('192.0.2.77') },
      );
      answered.push(answer.status);
    }
    expect(answered.at(-1)).toBe(429);
  });

  test('at the password of a session that was left open ends as well', async () => {
    const ada = await app.person();
    const answered: number[] = [];
    for (let times = 0; times < 11; times += 1) {
      answered.push(
        (await ada.call('POST', '/me/password', { current: `guess ${times}`, next: 'another horse' })).status,
      );
    }
    expect(answered).toEqual([...Array.from({ length: 10 }, () => 403), 429]);
  });

  test('at the secrets of invitations ends for the address', async () => {
    const from = '192.0.2.55';
    const ask = (secret: string) =>
      app.app.request(`http://dailies.test/api/v1/invites/${secret}`, {}, { incoming: incomingFrom(from) });
    const answered: number[] = [];
    for (let times = 0; times < 62; times += 1) answered.push((await ask(`guess${times}`)).status);
    expect(answered.indexOf(429)).toBe(60);
    const director = await app.person();
    const project = await app.project(director);
    expect((await director.call('POST', `/projects/${project.id}/invites`, { role: 'viewer' })).status).toBe(201);
  });
});

test('an account that is not there answers as one that is: in words, and in time', async () => {
  const ada = await app.person();
  const times = { known: [] as number[], unknown: [] as number[] };
  const words = new Set<string>();
  for (let round = 0; round < 9; round += 1) {
    for (const [kind, email] of [
      ['known', ada.email],
      ['unknown', `nobody${round}@example.org`],
    ] as const) {
      const startedMs = performance.now();
      const answer = await post(app, '/api/v1/auth/token', { email, password: 'a wrong guess' }, `192.0.3.${round}`);
      times[kind].push(performance.now() - startedMs);
      words.add(await answer.text());
    }
  }
  const median = (of: number[]): number => of.sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  expect(words.size).toBe(1);
  // A password is hashed for both: without it the unknown would be ten times as fast.
  expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.4);
  expect(median(times.known) / median(times.unknown)).toBeGreaterThan(0.4);
}, 60_000);
