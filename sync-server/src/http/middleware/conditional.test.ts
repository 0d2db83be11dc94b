import { Problem, Project } from '@dailies/shared/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson, type TestProject } from '../../testing/TestApp.ts';

let app: TestApp;
let dora: TestPerson;
let harbour: TestProject;
beforeAll(async () => {
  app = await TestApp.start();
  dora = await app.person();
  harbour = await app.project(dora, 'Harbour');
});
afterAll(() => app.stop());

const tagAt = async (path: string): Promise<string> => {
  const tag = (await dora.call('GET', path)).headers.get('etag');
  if (tag === null) throw new Error(`${path} has no tag.`);
  return tag;
};

test('what is read again and is the same is not sent again', async () => {
  const path = `/projects/${harbour.id}/graph`;
  const tag = await tagAt(path);
  const again = await dora.call('GET', path, undefined, { 'if-none-match': `"other", W/${tag}` });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  await dora.call('POST', `/projects/${harbour.id}/commands`, {
    commands: [{ name: 'createNodes', args: { nodes: [{ id: 'n1', type: 'note', pos: [0, 0] }] } }],
  });
  const changed = await dora.call('GET', path, undefined, { 'if-none-match': tag });
  expect(changed.status).toBe(200);
  expect(changed.headers.get('etag')).not.toBe(tag);
});

test('a change under the tag of what is no more so is refused, and nothing is changed', async () => {
  const path = `/projects/${harbour.id}`;
  const tag = await tagAt(path);
  const first = await dora.call('PATCH', path, { name: 'Pier' }, { 'if-match': tag });
  expect([first.status, Project.parse(await first.json()).name]).toEqual([200, 'Pier']);
  const late = await dora.call('PATCH', path, { name: 'Quay' }, { 'if-match': tag });
  expect(late.status).toBe(412);
  expect(late.headers.get('content-type')).toBe('application/problem+json');
  expect(Problem.parse(await late.json())).toMatchObject({
    code: 'stale',
    detail: expect.stringContaining('read it again'),
  });
  expect(Project.parse(await (await dora.call('GET', path)).json()).name).toBe('Pier');
  expect((await dora.call('PATCH', path, { name: 'Quay' }, { 'if-match': await tagAt(path) })).status).toBe(200);
  expect((await dora.call('PATCH', path, { name: 'Dock' }, { 'if-match': `W/${await tagAt(path)}` })).status).toBe(412);
  expect((await dora.call('PATCH', path, { name: 'Dock' }, { 'if-match': '*' })).status).toBe(200);
});

test('of many changes under one tag one is made', async () => {
  const path = `/projects/${harbour.id}`;
  const tag = await tagAt(path);
  const answers = await Promise.all(
    ['A', 'B', 'C', 'D', 'E'].map((name) => dora.call('PATCH', path, { name }, { 'if-match': tag })),
  );
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412, 412, 412, 412]);
});

test('who may not read it learns nothing by a tag', async () => {
  const invited = await harbour.join('viewer');
  const other = await app.project(dora, 'Secret');
  const answer = await invited.call('PATCH', `/projects/${other.id}`, { name: 'X' }, { 'if-match': '"guess"' });
  expect(answer.status).toBe(404);
});

const Documented = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        parameters: z.array(z.object({ name: z.string() })).default([]),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

/** Why some of it takes none. */
const WITHOUT: Readonly<Record<string, string>> = {
  'patch /projects/{project}/uploads/{upload}': 'Each piece says where it belongs (tus, Upload-Offset).',
  'post /farm/backends': 'It is named by its id, which is taken once.',
  'post /pipelines': 'A version is named by itself and published once; the same again is the same.',
  'post /projects/{project}/uploads': 'An upload that nobody sends makes nothing, and ends by itself.',
  'post /projects/{project}/uploads/{upload}/keep': 'It is named by its upload, which is kept once.',
  'post /projects/{project}/uploads/{upload}/links': 'It makes addresses, which end by themselves.',
  'post /uploads': 'The same bytes are the same file.',
  'post /uploads/links': 'A link that nobody uses makes nothing, and ends by itself.',
  'post /uploads/links/{upload}': 'It is named by its upload, which is finished once.',
};

test('everything that changes a resource takes If-Match, and everything that makes one an Idempotency-Key', async () => {
  const { paths } = Documented.parse(await (await app.fetch('GET', '/api/v1/openapi.json')).json());
  const missing: string[] = [];
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { parameters, responses }] of Object.entries(methods)) {
      const takes = (name: string): boolean => parameters.some((parameter) => parameter.name.toLowerCase() === name);
      const route = `${method} ${path}`;
      if (route in WITHOUT) continue;
      if ((method === 'patch' || method === 'put') && !takes('if-match')) missing.push(route);
      if (responses['201'] !== undefined && !takes('idempotency-key')) missing.push(route);
    }
  }
  expect(missing).toEqual([]);
});

test('a call that shows a secret is made once for a key, and shows it once', async () => {
  const headers = { 'idempotency-key': 'the-one' };
  const path = `/projects/${harbour.id}/invites`;
  const first = await dora.call('POST', path, { role: 'viewer' }, headers);
  expect(first.status).toBe(201);
  const { id, secret } = z.object({ id: z.string(), secret: z.string() }).parse(await first.json());
  const again = await dora.call('POST', path, { role: 'viewer' }, headers);
  expect(again.status).toBe(409);
  const text = await again.text();
  expect(text).toContain(id);
  expect(text).not.toContain(secret);
  expect(JSON.stringify(await app.database.sql`SELECT * FROM idempotency_keys`)).not.toContain(secret);
});

test('an asset is made once for a key', async () => {
  const asset = { kind: 'style', content: { name: 'Noir', references: [] } };
  const make = () => dora.call('POST', `/projects/${harbour.id}/assets`, asset, { 'idempotency-key': 'noir' });
  const [first, again] = [await (await make()).json(), await (await make()).json()];
  expect(again).toEqual(first);
});
