import { CreatedAccessToken, Problem } from '@dailies/shared/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestApp, type TestPerson } from '../../testing/TestApp.ts';

let app: TestApp;
let dora: TestPerson;
let arne: TestPerson;
let token: string;
let nowMs = Date.now();
beforeAll(async () => {
  app = await TestApp.start({
    openSignUp: true,
    rateLimits: { person: 4, token: 2, address: 3 },
    now: () => nowMs,
  });
  dora = await app.person();
  arne = await app.person();
  const made = await dora.call('POST', '/me/tokens', { name: 'Farm' });
  token = CreatedAccessToken.parse(await made.json()).token;
  nowMs += 60_000;
});
afterAll(() => app.stop());

const me = (authorization: string): Promise<Response> => app.fetch('GET', '/api/v1/me', undefined, { authorization });

test('every answer says how many requests are left, and the one too many when to come again', async () => {
  const first = await dora.call('GET', '/me');
  expect(first.headers.get('ratelimit-policy')).toBe('"person";q=4;w=60');
  expect(first.headers.get('ratelimit')).toBe('"person";r=3;t=60');
  nowMs += 20_000;
  const refusal = await dora.call('GET', '/projects/nowhere');
  expect([refusal.status, refusal.headers.get('ratelimit')]).toEqual([404, '"person";r=2;t=40']);
  await dora.call('GET', '/me');
  await dora.call('GET', '/me');
  const tooMany = await dora.call('GET', '/me');
  expect(tooMany.status).toBe(429);
  expect(tooMany.headers.get('content-type')).toBe('application/problem+json');
  expect(tooMany.headers.get('retry-after')).toBe('40');
  expect(tooMany.headers.get('ratelimit')).toBe('"person";r=0;t=40');
  expect(Problem.parse(await tooMany.json())).toMatchObject({
    code: 'too-fast',
    detail: expect.stringContaining('wait 40 seconds'),
  });
  expect((await arne.call('GET', '/me')).status).toBe(200);
  nowMs += 40_000;
  expect((await dora.call('GET', '/me')).status).toBe(200);
});

test('a token has a budget of its own, and whoever proves nothing that of their address', async () => {
  const asked = async (authorization: string, times: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let time = 0; time < times; time += 1) statuses.push((await me(authorization)).status);
    return statuses;
  };
  expect(await asked(`Bearer ${token}`, 3)).toEqual([200, 200, 429]);
  expect((await dora.call('GET', '/me')).status).toBe(200);
  expect(await asked('Bearer a-wrong-token-of-somebody', 4)).toEqual([401, 401, 401, 429]);
});

test('files are read without being counted', async () => {
  for (let time = 0; time < 6; time += 1) {
    expect((await arne.call('GET', `/media/${'a'.repeat(64)}`)).status).toBe(404);
  }
});
