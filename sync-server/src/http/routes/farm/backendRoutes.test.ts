import { createServer } from 'node:http';
import { BackendDefinition, ListedBackend, Problem } from '@dailies/shared/http';
import { CHANNELS } from '@dailies/shared/runs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
});
afterAll(() => app.stop());

const backend = (id: string) => ({
  id,
  title: 'Stage 3',
  connection: { executor: 'comfyui', url: 'http://comfy.example.org:8188' },
  tags: ['flux'],
  gpuMemoryBytes: 24_000_000_000,
  concurrency: 2,
  runners: [],
});
const at = (id: string) => `/farm/backends/${id}`;
const add = (id: string, more: object = {}) => owner.call('POST', '/farm/backends', { ...backend(id), ...more });
const listed = async (id: string) => {
  const answer = await owner.call('GET', '/farm/backends');
  const { items } = z.object({ items: z.array(ListedBackend) }).parse(await answer.json());
  return items.find((one) => one.id === id);
};
const sentence = async (answer: Response) => Problem.parse(await answer.json()).detail;

test('a backend is added, told of to runners, and unknown until one has asked it', async () => {
  let told = 0;
  const heard = await app.database.sql.listen(CHANNELS.farm, () => (told += 1));
  const answer = await add('stage-3');
  expect(answer.status).toBe(201);
  expect(BackendDefinition.parse(await answer.json())).toMatchObject({
    ...backend('stage-3'),
    mode: 'active',
    hasCredential: false,
  });
  expect(await listed('stage-3')).toMatchObject({
    health: 'unknown',
    problem: null,
    probe: null,
    running: 0,
    meanSeconds: null,
  });
  await expect.poll(() => told).toBe(1);
  await heard.unlisten();
});

test('one that is there already, and one that is not right, are refused with what to do', async () => {
  await add('twice');
  expect(await sentence(await add('twice'))).toBe('There is a backend "twice" already; choose another id.');
  const withPassword = { connection: { executor: 'comfyui', url: 'http://me:secret@comfy.example.org' } };
  const refused = await add('with-password', withPassword);
  expect(refused.status).toBe(400);
  expect(await sentence(refused)).toMatch(/^"connection\.url" in the body .* name or password/);
  const unknown = await add('no-kind', { connection: { executor: 'mainframe' } });
  expect(await sentence(unknown)).toMatch(/^"connection\.executor" in the body/);
});

test('what it is signed in with is sealed, and never read back', async () => {
  const { sql } = app.database;
  const made = await add('provider', {
    connection: {
      executor: 'http',
      url: 'https://models.example.org',
      signIn: { kind: 'header', header: 'Authorization', scheme: 'Key' },
    },
    credential: 'sk-first',
  });
  const texts = [await made.text()];
  texts.push(await (await owner.call('PUT', `${at('provider')}/credential`, { credential: 'sk-second' })).text());
  texts.push(await (await owner.call('GET', at('provider'))).text());
  texts.push(JSON.stringify(await listed('provider')));
  const [row] = await sql<{ credential: string }[]>`SELECT credential FROM backends WHERE id = 'provider'`;
  expect(app.services.backendCredentials.open(row?.credential ?? '')).toBe('sk-second');
  expect(() => app.services.webhookSecrets.open(row?.credential ?? '')).toThrow('AUTH_SECRET');
  const logged = await sql`SELECT details FROM audit_events`;
  for (const text of [...texts, row?.credential, JSON.stringify(logged)]) expect(text).not.toMatch(/sk-(first|second)/);
  const removed = await owner.call('PUT', `${at('provider')}/credential`, { credential: null });
  expect(await removed.json()).toMatchObject({ hasCredential: false });
});

test('it is changed under its tag, which how it fares does not touch; never into another kind', async () => {
  const { sql } = app.database;
  await add('changed');
  const tag = (await owner.call('GET', at('changed'))).headers.get('etag') ?? '';
  await sql`INSERT INTO backend_states (backend_id, asked_at, answered_at, problem, failures)
    VALUES ('changed', now(), now(), 'It does not answer.', 2)`;
  const change = (body: object, match = tag) => owner.call('PATCH', at('changed'), body, { 'if-match': match });
  expect(await (await change({ concurrency: 4, mode: 'draining' })).json()).toMatchObject({
    concurrency: 4,
    mode: 'draining',
    title: 'Stage 3',
  });
  expect((await change({ concurrency: 8 })).status).toBe(412);
  const other = await change(
    {
      connection: {
        executor: 'docker',
        engine: '/var/run/docker.sock',
        modelsFolder: null,
        workFolder: null,
        gpus: [],
      },
    },
    '*',
  );
  expect([other.status, await sentence(other)]).toEqual([
    409,
    '"Stage 3" stays of the kind comfyui, whose credential and runs it has; add another backend for the other kind.',
  ]);
});

test('it says how it fares, and is asked anew when somebody wants to know', async () => {
  const { sql } = app.database;
  await add('asked');
  const gpu = { name: 'H200', memoryBytes: 141e9, usedBytes: 20e9, load: 0.5, temperatureCelsius: 51 };
  const probe = { version: '0.3.60', queued: 1, loaded: ['flux'], gpus: [gpu] };
  await sql`INSERT INTO backend_states (backend_id, asked_at, answered_at, probe, problem, failures, retry_at)
    VALUES ('asked', now(), now() - interval '1 hour', ${sql.json(probe)}, 'It does not answer.', 3, now() + interval '1 minute')`;
  await sql`INSERT INTO pipeline_times (pipeline, backend, seconds, runs) VALUES ('a@1', 'asked', 10, 1), ('b@1', 'asked', 40, 2)`;
  expect(await listed('asked')).toMatchObject({
    health: 'down',
    problem: 'It does not answer.',
    probe,
    meanSeconds: 30,
  });
  expect((await owner.call('POST', `${at('asked')}/check`)).status).toBe(202);
  const [row] = await sql<{ due: boolean; retry_at: Date | null }[]>`
    SELECT asked_at < now() - interval '1 day' AS due, retry_at FROM backend_states WHERE backend_id = 'asked'`;
  expect(row).toEqual({ due: true, retry_at: null });
  // Long ago says nothing of now.
  await sql`UPDATE backend_states SET problem = NULL`;
  expect(await listed('asked')).toMatchObject({ health: 'unknown', problem: null });
  await sql`UPDATE backend_states SET answered_at = now()`;
  expect(await listed('asked')).toMatchObject({ health: 'up' });
  await owner.call('PUT', `${at('asked')}/credential`, { credential: 'farm:secret' });
  expect(await listed('asked')).toMatchObject({ health: 'unknown', answeredAt: null });
});

test('a server behind a proxy is asked for its nodes with its credential', async () => {
  const server = createServer(({ headers }, answer) => {
    const isLet = headers.authorization === `Basic ${Buffer.from('farm:secret').toString('base64')}`;
    const node = { input: { required: {} }, output: [] };
    answer.writeHead(isLet ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify({ Save: node }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await add('proxied', { connection: { executor: 'comfyui', url: `http://127.0.0.1:${port}` } });
  const ask = () => owner.call('GET', `${at('proxied')}/object-info`);
  expect(await sentence(await ask())).toBe('"Stage 3" did not say which nodes it has: it answered 401.');
  await owner.call('PUT', `${at('proxied')}/credential`, { credential: 'farm:secret' });
  expect(await (await ask()).json()).toHaveProperty('Save');
  server.close();
});

test('it is removed when nothing runs there', async () => {
  const { sql } = app.database;
  const { id: project } = await app.project(owner);
  await add('busy');
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, backend)
    VALUES ('r1', ${project}, 'q1', 'n1', 0, 'running', ${owner.id}, now(), 'busy')`;
  const refused = await owner.call('DELETE', at('busy'));
  expect([refused.status, await sentence(refused)]).toEqual([
    409,
    'A run is under way on "Stage 3"; drain it, and remove it when they have ended.',
  ]);
  await sql`UPDATE runs SET state = 'failed' WHERE id = 'r1'`;
  expect((await owner.call('DELETE', at('busy'))).status).toBe(204);
  expect((await owner.call('GET', at('busy'))).status).toBe(404);
});
