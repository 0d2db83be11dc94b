import { CreatedInvite } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD } from '../../testing/TestApp.ts';
import { routeOf } from './testing/RouteRow.ts';
import { ROUTE_ROWS } from './testing/routeRows.ts';
import { World } from './testing/World.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

/** Everything that must be known to nobody who reads a log. */
async function secrets(): Promise<string[]> {
  const cookie = await world.cookie('director');
  const { sql } = world.app.database;
  const sessions = await sql<{ token: string }[]>`SELECT token FROM session`;
  const hashes = await sql<{ password: string }[]>`SELECT password FROM account WHERE password IS NOT NULL`;
  return [
    PASSWORD,
    'a wrong one',
    ...cookie.split(/[;=]\s*/).filter((part) => part.length > 16),
    ...sessions.map(({ token }) => token),
    ...hashes.map(({ password }) => password),
  ];
}

describe('the log', () => {
  test('of every route holds no secret, also at its most talkative', async () => {
    const invitations: string[] = [];
    for (const row of ROUTE_ROWS) {
      for (const standing of ['director', 'stranger'] as const) {
        const ask = await row.ask(world, world.person(standing));
        const secret = /\/invites\/([\w-]{32})/.exec(ask.path)?.[1];
        if (secret !== undefined) invitations.push(secret);
        const method = routeOf(row).method === 'ALL' ? 'GET' : routeOf(row).method;
        await (await world.send(method, ask, ask.proof ?? (await world.proof(standing, 'cookie')))).text();
      }
    }
    expect(invitations.length).toBeGreaterThan(0);
    const { log } = world;
    expect(log.split('\n').length).toBeGreaterThan(ROUTE_ROWS.length);
    for (const secret of [...(await secrets()), ...invitations]) expect(log).not.toContain(secret);
    expect(log).not.toMatch(/authorization|set-cookie/i);
  }, 120_000);

  test('of what goes wrong holds none either', async () => {
    const broken = await World.start();
    const director = broken.person('director');
    const proof = await broken.proof('director', 'cookie');
    const invited = await director.call('POST', `/projects/${broken.project.id}/invites`, { role: 'viewer' });
    const { secret } = CreatedInvite.parse(await invited.json());
    await broken.app.database.sql`ALTER TABLE session RENAME TO session_away`;
    expect((await broken.send('GET', { path: '/api/v1/me' }, proof)).status).toBe(500);
    await broken.send(
      'POST',
      { path: '/api/auth/sign-in/email', body: { email: director.email, password: PASSWORD } },
      {},
    );
    await broken.send('POST', { path: '/api/v1/auth/token', body: { email: director.email, password: PASSWORD } }, {});
    await broken.app.database.sql`ALTER TABLE invites RENAME TO invites_away`;
    expect((await broken.send('GET', { path: `/api/v1/invites/${secret}` }, {})).status).toBe(500);
    const { log } = broken;
    expect(log).toContain('request failed');
    const cookie = proof['cookie'] ?? '';
    for (const one of [
      PASSWORD,
      director.token,
      secret,
      ...cookie.split(/[;=]\s*/).filter((part) => part.length > 16),
    ]) {
      expect(log).not.toContain(one);
    }
    await broken.app.database.sql`ALTER TABLE session_away RENAME TO session`;
    await broken.stop();
  }, 60_000);
});

test('no answer says of a fault more than that there was one', async () => {
  const broken = await World.start();
  await broken.app.database.sql`ALTER TABLE takes RENAME TO takes_away`;
  const answer = await broken.send(
    'GET',
    { path: `/api/v1/projects/${broken.project.id}/takes` },
    await broken.proof('director', 'bearer'),
  );
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(text).not.toMatch(/takes_away|relation|select|\.ts|node_modules|postgres/i);
  await broken.stop();
});

test('private answers are kept by nobody on the way', async () => {
  for (const row of ROUTE_ROWS) {
    if (!row.route.startsWith('GET /api/')) continue;
    const ask = await row.ask(world, world.person('director'));
    const answer = await world.send('GET', ask, await world.proof('director', 'bearer'));
    const control = answer.headers.get('cache-control') ?? '';
    await answer.text();
    expect(control, row.route).toMatch(/no-store|^private/);
  }
}, 60_000);
