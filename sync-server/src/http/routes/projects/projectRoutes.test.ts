import { readSettings } from '@dailies/shared/document';
import { pageOf, Problem, Project } from '@dailies/shared/http';
import { ROLES } from '@dailies/shared/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestApp, type TestPerson } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
});
afterAll(() => app.stop());

const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());

test('a new project has its creator as director and its settings in the document', async () => {
  const answer = await owner.call('POST', '/projects', {
    name: '  Harbour at Night ',
    fps: [25, 1],
    width: 1920,
    height: 1080,
  });
  expect(answer.status).toBe(201);
  const project = Project.parse(await answer.json());
  expect(project).toMatchObject({
    name: 'Harbour at Night',
    role: 'director',
    memberCount: 1,
    poster: null,
    archivedAt: null,
  });
  expect(await app.documents.read(project.id, readSettings)).toMatchObject({
    name: 'Harbour at Night',
    code: 'HAN',
    fps: [25, 1],
    width: 1920,
    height: 1080,
    quality: 'standard',
  });
});

test('a project whose document cannot be written is not there at all', async () => {
  const before = await app.database.sql`SELECT id FROM projects`;
  const change = app.documents.change.bind(app.documents);
  app.documents.change = () => Promise.reject(new Error('the log is full'));
  try {
    const answer = await owner.call('POST', '/projects', { name: 'Half' });
    expect(await problemOf(answer)).toMatchObject({ status: 500, code: 'internal' });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  } finally {
    app.documents.change = change;
  }
  expect(await app.database.sql`SELECT id FROM projects`).toEqual(before);
});

test('a call that is repeated with its key makes one project', async () => {
  const key = { 'idempotency-key': 'make-it-once' };
  const [first, again] = [
    await owner.call('POST', '/projects', { name: 'Once' }, key),
    await owner.call('POST', '/projects', { name: 'Once' }, key),
  ];
  expect(Project.parse(await again.json()).id).toBe(Project.parse(await first.json()).id);
  const other = await owner.call('POST', '/projects', { name: 'Twice' }, key);
  expect(await problemOf(other)).toMatchObject({ code: 'conflict', detail: expect.stringContaining('another call') });
  const many = await Promise.all(
    [1, 2, 3, 4, 5].map(() => owner.call('POST', '/projects', { name: 'At once' }, { 'idempotency-key': 'at-once' })),
  );
  expect(many.some(({ status }) => status === 201)).toBe(true);
  expect(await app.database.sql`SELECT id FROM projects WHERE name = 'At once'`).toHaveLength(1);
});

describe('the list', () => {
  test('holds what one is a member of, last edited first, page by page', async () => {
    const person = await app.person();
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await app.project(person, name);
    await app.project(owner, 'Somebody else');
    const Page = pageOf(Project);
    const names: string[] = [];
    let next: string | null = null;
    do {
      const cursor: string = next === null ? '' : `&cursor=${next}`;
      const page = Page.parse(await (await person.call('GET', `/projects?limit=2${cursor}`)).json());
      names.push(...page.items.map(({ name }) => name));
      next = page.next;
    } while (next !== null);
    expect(names).toEqual(['Five', 'Four', 'Three', 'Two', 'One']);
  });

  test('goes by the newest change of the document, in the log or folded in', async () => {
    const person = await app.person();
    const ids = [
      await app.project(person, 'One'),
      await app.project(person, 'Two'),
      await app.project(person, 'Three'),
    ].map(({ id }) => id);
    const { sql } = app.database;
    await sql`INSERT INTO document_updates (project_id, update, created_at) VALUES (${ids[0] ?? ''}, '', now() + interval '1 hour')`;
    await sql`INSERT INTO document_history (seq, project_id, update, created_at, snapshot_id)
      VALUES (9001, ${ids[1] ?? ''}, '', now() + interval '2 hours', 1)`;
    const answer = await person.call('GET', '/projects?limit=1');
    const first = pageOf(Project).parse(await answer.json());
    const rest = pageOf(Project).parse(await (await person.call('GET', `/projects?cursor=${first.next}`)).json());
    const listed = [...first.items, ...rest.items];
    expect(listed.map(({ name }) => name)).toEqual(['Two', 'One', 'Three']);
    expect(Date.parse(listed[0]?.editedAt ?? '')).toBeGreaterThan(Date.now() + 7_000_000);
  });

  test('shows the poster of the newest take', async () => {
    const { id } = await app.project(owner, 'With takes');
    const insert = async (n: number) => {
      await app.database
        .sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
        VALUES (${`run${n}`}, ${id}, 'q', 'n', ${n}, 'succeeded', 'u', now())`;
      await app.database
        .sql`INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by, created_at)
        VALUES (${`take${n}`}, ${id}, 'n', ${`run${n}`}, 'h', 1, '{}',
          ${app.database.sql.json({ state: 'succeeded', poster: String(n).repeat(64) })}, 'u', now() + ${`${n} minutes`}::interval)`;
    };
    await insert(2);
    await insert(1);
    const project = Project.parse(await (await owner.call('GET', `/projects/${id}`)).json());
    expect(project.poster).toBe('2'.repeat(64));
  });

  test('refuses a cursor that it did not give', async () => {
    for (const cursor of ['nonsense', Buffer.from('["2026","x"]').toString('base64url'), '%00']) {
      const problem = await problemOf(await owner.call('GET', `/projects?cursor=${cursor}`));
      expect(problem).toMatchObject({ code: 'invalid-input', detail: expect.stringContaining('cursor') });
    }
  });
});

test('archiving sets a project aside, and restoring takes it back', async () => {
  const { id } = await app.project(owner, 'Aside');
  const listed = async (archived: boolean) =>
    pageOf(Project)
      .parse(await (await owner.call('GET', `/projects?archived=${archived}&limit=200`)).json())
      .items.some((project) => project.id === id);
  const archived = Project.parse(await (await owner.call('POST', `/projects/${id}/archive`)).json());
  expect(archived.archivedAt).not.toBeNull();
  expect([await listed(false), await listed(true)]).toEqual([false, true]);
  expect(await problemOf(await owner.call('PATCH', `/projects/${id}`, { name: 'New' }))).toMatchObject({
    code: 'locked',
  });
  const restored = Project.parse(await (await owner.call('POST', `/projects/${id}/restore`)).json());
  expect(restored.archivedAt).toBeNull();
  expect([await listed(false), await listed(true)]).toEqual([true, false]);
});

test('a rename is in the list and in the document', async () => {
  const { id } = await app.project(owner, 'Old');
  expect(Project.parse(await (await owner.call('PATCH', `/projects/${id}`, { name: 'New' })).json()).name).toBe('New');
  expect((await app.documents.read(id, readSettings)).name).toBe('New');
});

describe('each role', () => {
  test.each(ROLES)('%s', async (role) => {
    const project = await app.project(owner, `For ${role}`);
    const person = await project.join(role);
    const path = `/projects/${project.id}`;
    const status = async (method: string, at: string, body?: unknown) => (await person.call(method, at, body)).status;
    const directs = role === 'director';
    expect({
      read: await status('GET', path),
      members: await status('GET', `${path}/members`),
      graph: await status('GET', `${path}/graph`),
      takes: await status('GET', `${path}/takes`),
      assets: await status('GET', `${path}/assets`),
      invites: await status('GET', `${path}/invites`),
      rename: await status('PATCH', path, { name: 'Renamed' }),
      invite: await status('POST', `${path}/invites`, { role: 'viewer' }),
      asset: await status('POST', `${path}/assets`, { kind: 'style', content: { name: 'Noir' } }),
      remove: await status('DELETE', `${path}/members/nobody`),
      archive: await status('POST', `${path}/archive`),
    }).toEqual({
      read: 200,
      members: 200,
      graph: 200,
      takes: 200,
      assets: 200,
      invites: directs ? 200 : 403,
      rename: directs || role === 'producer' ? 200 : 403,
      invite: directs ? 201 : 403,
      asset: directs || role === 'artist' ? 201 : 403,
      remove: directs ? 404 : 403,
      archive: directs ? 200 : 403,
    });
  });

  test('nobody: a project of others is not there', async () => {
    const { id } = await app.project(owner, 'Private');
    const stranger = await app.person();
    const path = `/projects/${id}`;
    for (const [method, at, body] of [
      ['GET', path],
      ['PATCH', path, { name: 'Mine' }],
      ['POST', `${path}/archive`],
      ['GET', `${path}/members`],
      ['DELETE', `${path}/members/${stranger.id}`],
      ['PATCH', `${path}/members/${stranger.id}`, { role: 'director' }],
      ['GET', `${path}/invites`],
      ['POST', `${path}/invites`, { role: 'director' }],
      ['GET', `${path}/graph`],
      ['POST', `${path}/commands`, { commands: [{ name: 'setSettings', args: { name: 'Mine' } }] }],
      ['POST', `${path}/requests`, { node: 'n' }],
      ['GET', `${path}/takes`],
      ['GET', `${path}/assets`],
      ['POST', `${path}/assets`, { kind: 'style', content: { name: 'Noir' } }],
      ['POST', `/uploads?project=${id}`, {}],
    ] as const) {
      expect([method, at, await problemOf(await stranger.call(method, at, body))]).toMatchObject([
        method,
        at,
        { status: 404, code: 'not-found', detail: expect.stringContaining('that you are a member of') },
      ]);
    }
    const unknown = await problemOf(await stranger.call('GET', '/projects/unknown'));
    expect(unknown.detail.replace('unknown', id)).toBe((await problemOf(await stranger.call('GET', path))).detail);
  });

  test('nobody signed in: 401 everywhere', async () => {
    for (const [method, path] of [
      ['GET', '/me'],
      ['GET', '/projects'],
      ['POST', '/projects'],
      ['GET', '/projects/x/graph'],
      ['POST', '/projects/x/commands'],
      ['GET', '/takes/x'],
      ['GET', '/runs/x'],
      ['POST', '/runs/x/cancel'],
      ['GET', `/media/${'0'.repeat(64)}`],
      ['GET', '/assets/x'],
      ['GET', '/node-definitions'],
      ['GET', '/pipelines'],
      ['POST', '/invites/x'],
    ] as const) {
      expect((await app.fetch(method, `/api/v1${path}`)).status).toBe(401);
    }
  });
});

describe('bad input is one sentence that names the field', () => {
  test.each([
    [{}, 'name'],
    [{ name: 5 }, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(200) }, 'name'],
    [{ name: 'Film', fps: 24 }, 'fps'],
    [{ name: 'Film', fps: [0, 1] }, 'fps.0'],
    [{ name: 'Film', width: 1279 }, 'width'],
    [{ name: 'Film', code: 'lower' }, 'code'],
    [{ name: 'Film', colour: 'red' }, 'colour'],
    [[], 'body'],
    [null, 'body'],
  ])('%o', async (body, field) => {
    const problem = await problemOf(await owner.call('POST', '/projects', body));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-input', detail: expect.stringContaining(field) });
    expect(problem.detail).toMatch(/\.$/);
    expect(problem.detail).not.toContain('\n');
  });

  test('a name with a character that cannot be stored', async () => {
    const problem = await problemOf(await owner.call('POST', '/projects', { name: 'Nul \u0000' }));
    expect(problem).toMatchObject({ code: 'invalid-input', detail: expect.stringContaining('U+0000') });
  });

  test('a body of more than a megabyte', async () => {
    const problem = await problemOf(await owner.call('POST', '/projects', { name: 'x'.repeat(1_100_000) }));
    expect(problem).toMatchObject({ status: 413, code: 'too-large' });
  });

  test('a body that is not JSON, and one of another kind', async () => {
    const send = (type: string, body: string) =>
      app.app.request('http://dailies.test/api/v1/projects', {
        method: 'POST',
        headers: { 'authorization': `Bearer ${owner.token}`, 'content-type': type },
        body,
      });
    expect(await problemOf(await send('application/json', '{"name"'))).toMatchObject({ code: 'invalid-input' });
    expect(await problemOf(await send('text/plain', 'name'))).toMatchObject({ code: 'unsupported-media' });
  });

  test('an address that is nothing', async () => {
    expect(await problemOf(await owner.call('GET', '/nothing'))).toMatchObject({ code: 'not-found' });
    expect(await problemOf(await owner.call('GET', '/projects/a%20b'))).toMatchObject({ code: 'invalid-input' });
    expect(await problemOf(await owner.call('PUT', '/projects'))).toMatchObject({ code: 'not-found' });
  });
});
