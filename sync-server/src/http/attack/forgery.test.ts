import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSameOrigin } from '../../auth/index.ts';
import type { Ask } from './testing/Ask.ts';
import { routeOf } from './testing/RouteRow.ts';
import { ROUTE_ROWS } from './testing/routeRows.ts';
import { World } from './testing/World.ts';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const WRITING = ROUTE_ROWS.filter(({ route }) => !/^(?:GET|OPTIONS|ALL) /.test(route));
/** Where nobody's cookie is looked at: a program signs in with what is in the body alone. */
const WITHOUT_COOKIE = new Set(['POST /api/v1/auth/token']);

/** Requests that another site can make a browser send, with the cookie of whoever looks at that site. */
const FORGED: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['another site', { 'origin': 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another port of this host', { origin: 'http://dailies.test:8080' }],
  ['a host whose name begins so', { origin: 'http://dailies.test.evil.example' }],
  ['a sandboxed frame', { 'origin': 'null', 'sec-fetch-site': 'cross-site' }],
  ['a browser that names no origin', { 'origin': '', 'sec-fetch-site': 'same-site' }],
  ['something that says nothing', { origin: '' }],
];

/** What a form or a script of another site may send without asking the server first, and JSON. */
const TYPES = ['application/json', 'text/plain', 'application/x-www-form-urlencoded'] as const;

describe('another site does not', () => {
  test.each(
    WRITING.filter(({ route }) => !WITHOUT_COOKIE.has(route)).map(
      (row) => [`${row.route} ${row.trying ?? ''}`, row] as const,
    ),
  )('%s', async (_name, row) => {
    const { path, body }: Ask = await row.ask(world, world.person('director'));
    const cookie = await world.cookie('director');
    for (const [from, headers] of FORGED) {
      const sent = new Headers({ host: 'dailies.test', cookie });
      for (const [name, value] of Object.entries(headers)) if (value !== '') sent.set(name, value);
      for (const type of TYPES) {
        sent.set('content-type', type);
        const answer = await world.app.app.request(`http://dailies.test${path}`, {
          method: routeOf(row).method,
          headers: sent,
          body: JSON.stringify(body ?? {}),
        });
        expect([400, 403, 404, 415], `${from}, ${type}: ${await answer.text()}`).toContain(answer.status);
        expect(answer.headers.getSetCookie().filter((set) => /session_token=[^;]/.test(set))).toEqual([]);
      }
    }
  });
});

describe('a page of ours', () => {
  test('may send no form instead of JSON', async () => {
    const cookie = await world.cookie('director');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a']) {
      const answer = await world.app.app.request('http://dailies.test/api/v1/projects', {
        method: 'POST',
        headers: { 'host': 'dailies.test', 'origin': 'http://dailies.test', cookie, 'content-type': type },
        body: '{"name":"From a form"}',
      });
      expect([400, 415]).toContain(answer.status);
    }
  });

  test('cannot be spoken for by a header, a field or a second method', async () => {
    const { project } = world;
    const before = await (await world.person('director').call('GET', `/projects/${project.id}`)).json();
    for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      await world.send(
        'POST',
        {
          path: `/api/v1/projects/${project.id}?_method=PATCH`,
          headers: { [name]: 'PATCH' },
          body: { name: 'X', _method: 'PATCH' },
        },
        await world.proof('director', 'bearer'),
      );
      await world.send(
        'GET',
        { path: `/api/v1/projects/${project.id}/archive?_method=POST`, headers: { [name]: 'POST' } },
        await world.proof('director', 'bearer'),
      );
    }
    expect(await (await world.person('director').call('GET', `/projects/${project.id}`)).json()).toEqual(before);
  });

  test('is the only one that may read: no answer is for other origins', async () => {
    for (const row of ROUTE_ROWS.slice(0, 40)) {
      const ask = await row.ask(world, world.person('director'));
      const answer = await world.app.app.request(`http://dailies.test${ask.path}`, {
        method: 'OPTIONS',
        headers: {
          'host': 'dailies.test',
          'origin': 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

test('over https, a page over plain http is another site', () => {
  const isOwn = (origin: string, publicUrl: string | null, host = 'dailies.example'): boolean =>
    isSameOrigin(new Headers({ host, origin }), publicUrl);
  expect(isOwn('https://dailies.example', 'https://dailies.example')).toBe(true);
  expect(isOwn('http://dailies.example', 'https://dailies.example')).toBe(false);
  expect(isOwn('http://dailies.example:80', 'https://dailies.example')).toBe(false);
  // On the network of the studio it is reached by its number too; the cookie of https is not sent there.
  expect(isOwn('http://192.168.1.7:4000', 'https://dailies.example', '192.168.1.7:4000')).toBe(true);
  expect(isOwn('http://dailies.example', null)).toBe(true);
  expect(isOwn('https://evil.example', null)).toBe(false);
});
