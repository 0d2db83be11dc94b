import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate } from '@dailies/migrations';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@dailies/migrations/embedded';
import { parseEnvironment } from '@dailies/shared/environment';
import { unwrap } from '@dailies/shared/errors';
import { Capabilities, Problem, Project, TokenAnswer } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createLog } from '@dailies/telemetry';
import { readEnvironment, type ServerEnvironment } from './env.ts';
import { type RunningServer, startServer } from './startServer.ts';

const DATABASE = 'dailies';
const CREDENTIALS = { email: 'ada@example.org', password: 'correct horse' };

let folder: string;
let postgres: EmbeddedPostgres;
let environment: ServerEnvironment;
let server: RunningServer;

const startPostgres = () =>
  startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    durable: false,
  });

const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(at(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-start-'));
  postgres = await startPostgres();
  const admin = connect(postgres.url('postgres'), { max: 1, applicationName: 'test setup' });
  await admin`CREATE DATABASE ${admin(DATABASE)}`;
  await admin.end();
  const databaseUrl = postgres.url(DATABASE);
  environment = {
    ...unwrap(parseEnvironment({})),
    databaseUrl,
    authSecret: 'a secret for tests that is long enough',
    mediaUrl: `file:${join(folder, 'media')}`,
    port: 0,
  };
  const starting = startServer({
    environment,
    log: createLog('sync-server', 'silent'),
    onOwnerCreated: async () => {},
  });
  // The schema comes a moment after the server.
  const sql = connect(databaseUrl, { max: 1, applicationName: 'test setup' });
  await migrate(sql);
  await sql.end();
  server = await starting;
});

afterAll(async () => {
  await server.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a secret and a database are needed', () => {
  expect(() => readEnvironment({ AUTH_SECRET: 'x'.repeat(32) })).toThrow('DATABASE_URL is needed');
  expect(() => readEnvironment({ DATABASE_URL: 'postgres://u@/d' })).toThrow('AUTH_SECRET is needed');
  expect(() => readEnvironment({ PORT: 'eighty' })).toThrow('PORT must be');
});

test('it is healthy, ready, measured and says what it can do', async () => {
  expect(await (await fetch(at('/healthz'))).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(at('/readyz'))).json()).toEqual({
    status: 'ready',
    database: true,
    store: true,
    queue: true,
    edits: true,
    runner: false,
  });
  const metrics = await (await fetch(at('/metrics'))).text();
  expect(metrics).toContain('dailies_http_request_seconds_count{method="GET",route="/healthz",status="200"} 1');
  await fetch(at('/api/v1/projects/a/members'));
  expect(await (await fetch(at('/metrics'))).text()).toContain('route="/api/v1/projects/:project/members"');
  const proxied = await fetch(at('/metrics'), { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(proxied.status).toBe(403);
  const capabilities = Capabilities.parse(await (await fetch(at('/api/v1/capabilities'))).json());
  expect(capabilities).toMatchObject({ signUp: 'first', executors: ['builtin', 'process'], mediaOrigin: null });
});

test('its pages carry headers that keep them ours', async () => {
  const { headers } = await fetch(at('/'));
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  const policy = headers.get('content-security-policy');
  expect(policy).toContain("frame-ancestors 'none'");
  // Media lie in a folder here: there is no other host that a page speaks to.
  expect(policy).not.toMatch(/https?:/);
});

test('an upgrade elsewhere than /collab is refused', async () => {
  const answered = new Promise<number | undefined>((resolve, reject) => {
    const upgrade = request(at('/elsewhere'), {
      headers: {
        'connection': 'Upgrade',
        'upgrade': 'websocket',
        'sec-websocket-key': 'a2V5',
        'sec-websocket-version': '13',
      },
    });
    upgrade.on('response', (response) => resolve(response.statusCode));
    upgrade.on('upgrade', () => resolve(101));
    upgrade.on('error', reject);
    upgrade.end();
  });
  expect(await answered).toBe(404);
});

describe('a database that goes away', () => {
  test('is a sentence meanwhile, and everything goes on when it is back', async () => {
    const signedUp = await post('/api/auth/sign-up/email', { name: 'Ada', ...CREDENTIALS }, { origin: at('') });
    expect(signedUp.status).toBe(200);
    const { access_token } = TokenAnswer.parse(await (await post('/api/v1/auth/token', CREDENTIALS)).json());
    const headers = { authorization: `Bearer ${access_token}` };
    const created = await post('/api/v1/projects', { name: 'Harbour' }, headers);
    const { id } = Project.parse(await created.json());

    await postgres.stop();
    for (const call of [
      () => fetch(at('/api/v1/me'), { headers }),
      () => fetch(at('/api/v1/projects'), { headers }),
      () => post('/api/v1/projects', { name: 'Lost' }, headers),
      () => post('/api/v1/auth/token', CREDENTIALS),
      () => post('/api/auth/sign-in/email', CREDENTIALS, { origin: at('') }),
      () => fetch(at('/api/auth/get-session'), { headers }),
      () => fetch(at('/api/v1/capabilities')),
    ]) {
      const answer = await call();
      expect(Problem.parse(await answer.json())).toMatchObject({
        status: 503,
        code: 'storage',
        detail: expect.stringContaining('try again'),
      });
    }
    expect((await fetch(at('/healthz'))).status).toBe(200);
    const away = await fetch(at('/readyz'));
    expect([away.status, await away.json()]).toEqual([
      503,
      { status: 'not-ready', database: false, store: true, queue: false, edits: true, runner: false },
    ]);

    postgres = await startPostgres();
    await vi.waitFor(async () => expect((await fetch(at('/readyz'))).status).toBe(200), {
      timeout: 10_000,
      interval: 100,
    });
    const listed = await fetch(at('/api/v1/projects'), { headers });
    expect(await listed.json()).toMatchObject({ items: [{ id, name: 'Harbour' }] });
    const graph = await fetch(at(`/api/v1/projects/${id}/graph`), { headers });
    expect(await graph.json()).toMatchObject({ settings: { name: 'Harbour', code: 'HAR' } });
  });
});

test('a start whose port is taken fails and leaves nothing open', async () => {
  const again = startServer({
    environment: { ...environment, port: server.port },
    log: createLog('sync-server', 'silent'),
    onOwnerCreated: async () => {},
  });
  await expect(again).rejects.toThrow('EADDRINUSE');
});

test('a published pipeline that was edited stops the start', async () => {
  const sql = connect(environment.databaseUrl, { max: 1, applicationName: 'test' });
  await sql`UPDATE pipelines SET definition = jsonb_set(definition, '{timeoutSeconds}', '7') WHERE id = 'previs-still'`;
  const again = startServer({ environment, log: createLog('sync-server', 'silent'), onOwnerCreated: async () => {} });
  await expect(again).rejects.toThrow('previs-still@2 is published and previs-still.v2.json says something else');
  await sql.end();
});
