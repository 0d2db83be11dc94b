import { readNode, readNodes, readRequest, readTracking } from '@dailies/shared/document';
import { CommandResults, CreatedRequest, Problem } from '@dailies/shared/http';
import { NodeId, runIdOf } from '@dailies/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let project: TestProject;
let director: TestPerson;
beforeAll(async () => {
  app = await TestApp.start();
  director = await app.person();
  project = await app.project(director);
});
afterAll(() => app.stop());

const shot = (id: string, params: object = {}) => ({
  name: 'createNodes',
  args: { nodes: [{ id, type: 'shot-still', pos: [0, 0], params }] },
});
const run = (person: TestPerson, commands: unknown, headers?: Record<string, string>) =>
  person.call('POST', `/projects/${project.id}/commands`, { commands }, headers);
const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());
const nodeCount = () => app.documents.read(project.id, (doc) => readNodes(doc).length);

describe('commands', () => {
  test('build a graph, which is there as JSON', async () => {
    const answer = await run(director, [
      { name: 'createNodes', args: { nodes: [{ id: 'p1', type: 'prompt', pos: [0, 0], params: { text: 'Rain.' } }] } },
      shot('s1', { lensMm: 50 }),
      { name: 'connect', args: { id: 'e1', from: 'p1', fromPort: 'text', to: 's1', toPort: 'prompt' } },
    ]);
    expect(answer.status).toBe(200);
    expect(CommandResults.parse(await answer.json()).results).toHaveLength(3);
    const graph = await (await director.call('GET', `/projects/${project.id}/graph`)).json();
    expect(graph).toMatchObject({
      settings: { name: 'Harbour at Night', fps: [24, 1] },
      nodes: { p1: { type: 'prompt', params: { text: 'Rain.' } }, s1: { params: { lensMm: 50 } } },
      edges: { e1: { from: 'p1', to: 's1' } },
      takes: {},
    });
  });

  test('are done all or not at all, and the sentence says which one was refused', async () => {
    const before = await nodeCount();
    const problem = await problemOf(
      await run(director, [shot('s2'), { name: 'renameNode', args: { id: 'nowhere', title: 'X' } }]),
    );
    expect(problem.detail).toMatch(/^Command 2 \(renameNode\): /);
    expect(problem.code).not.toBe('internal');
    expect(await nodeCount()).toBe(before);
  });

  test.each([
    [[{ name: 'nonsense', args: {} }], 'no command "nonsense"'],
    [[{ name: 'setParams', args: { id: 5 } }], 'Command 1 (setParams): "id" in its arguments is not right'],
    [[], 'commands'],
    [[{ name: 'createNodes' }], 'args'],
    ['createNodes', 'commands'],
  ])('%o is one sentence', async (commands, says) => {
    expect(await problemOf(await run(director, commands))).toMatchObject({
      status: 400,
      code: 'invalid-input',
      detail: expect.stringContaining(says),
    });
  });

  test('a prompt of 100 kB is judged by its node', async () => {
    const problem = await problemOf(await run(director, [shot('long', { prompt: 'x'.repeat(100_000) })]));
    expect(problem).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('Command 1 (createNodes)'),
    });
  });

  test('with a key are done once, and the answer is the same', async () => {
    const before = await nodeCount();
    const key = { 'idempotency-key': 'batch-1' };
    const first = await (await run(director, [shot('once')], key)).json();
    const again = await run(director, [shot('once')], key);
    expect([again.status, await again.json()]).toEqual([200, first]);
    expect(await nodeCount()).toBe(before + 1);
  });

  test('that were refused give their key back', async () => {
    const key = { 'idempotency-key': 'batch-2' };
    expect((await run(director, [{ name: 'renameNode', args: { id: 'later', title: 'X' } }], key)).status).not.toBe(
      200,
    );
    expect((await run(director, [shot('later')], key)).status).toBe(200);
  });

  test('under the tag of the graph are run only while it is as it was read', async () => {
    const tagOfGraph = async () =>
      (await director.call('GET', `/projects/${project.id}/graph`)).headers.get('etag') ?? '';
    const tag = await tagOfGraph();
    const headers = { 'if-match': tag, 'idempotency-key': 'tagged' };
    const first = await run(director, [shot('tagged')], headers);
    expect(first.status).toBe(200);
    const before = await nodeCount();
    const late = await run(director, [shot('late')], { 'if-match': tag });
    expect(late.status).toBe(412);
    expect(await problemOf(late)).toMatchObject({ code: 'stale', detail: expect.stringContaining('read it again') });
    expect(await nodeCount()).toBe(before);
    // A repetition of what was done is answered as the first time.
    const again = await run(director, [shot('tagged')], headers);
    expect([again.status, await again.json()]).toEqual([200, await first.json()]);
    expect((await run(director, [shot('in-time')], { 'if-match': await tagOfGraph() })).status).toBe(200);
  });

  test('of several under one tag one is run', async () => {
    const tag = (await director.call('GET', `/projects/${project.id}/graph`)).headers.get('etag') ?? '';
    const before = await nodeCount();
    const answers = await Promise.all(['m1', 'm2', 'm3'].map((id) => run(director, [shot(id)], { 'if-match': tag })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412, 412]);
    expect(await nodeCount()).toBe(before + 1);
  });

  test('a key that is no key is refused', async () => {
    expect(await problemOf(await run(director, [shot('x')], { 'idempotency-key': 'a b' }))).toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('what a role may ask the server for', () => {
  test('a viewer and a reviewer build nothing', async () => {
    for (const role of ['viewer', 'reviewer'] as const) {
      const person = await project.join(role);
      expect(await problemOf(await run(person, [shot(`by-${role}`)]))).toMatchObject({ code: 'forbidden' });
    }
  });

  test('a producer makes and names shots, and cannot edit them', async () => {
    const producer = await project.join('producer');
    const made = await run(producer, [
      shot('from-board'),
      { name: 'renameNode', args: { id: 'from-board', title: 'SH010' } },
    ]);
    const refused = made.ok ? undefined : await made.text();
    expect([made.status, refused]).toEqual([200, undefined]);
    expect(await app.documents.read(project.id, (doc) => readNode(doc, 'from-board')?.title)).toBe('SH010');
    expect((await run(producer, [{ name: 'deleteNodes', args: { ids: ['from-board'] } }])).status).toBe(403);
  });

  test('an artist hands in an own shot for approval, and only that', async () => {
    const artist = await project.join('artist');
    await run(director, [shot('mine'), shot('theirs')]);
    await run(director, [{ name: 'setAssignee', args: { node: 'mine', user: artist.id, assigned: true } }]);
    const status = (node: string, to: string) => run(artist, [{ name: 'setStatus', args: { node, status: to } }]);
    expect((await status('theirs', 'wfa')).status).toBe(403);
    expect((await status('mine', 'done')).status).toBe(403);
    expect((await status('mine', 'wfa')).status).toBe(200);
    const tracking = await app.documents.read(project.id, (doc) => readTracking(doc, NodeId.parse('mine')));
    expect(tracking.status).toBe('wfa');
  });
});

describe('a request', () => {
  test('is in the document, with the runs that it will have', async () => {
    await run(director, [shot('to-make')]);
    const artist = await project.join('artist');
    const answer = await artist.call('POST', `/projects/${project.id}/requests`, { node: 'to-make', variations: 3 });
    expect(answer.status).toBe(201);
    const { id, runs } = CreatedRequest.parse(await answer.json());
    expect(runs).toEqual([0, 1, 2].map((variation) => runIdOf(id, variation)));
    expect(await app.documents.read(project.id, (doc) => readRequest(doc, id))).toMatchObject({
      node: 'to-make',
      kind: 'generate',
      variations: 3,
      recipe: null,
      anyway: false,
      by: artist.id,
    });
  });

  test('is refused to who may not generate, and for what cannot be', async () => {
    const producer = await project.join('producer');
    const ask = (person: TestPerson, body: unknown) => person.call('POST', `/projects/${project.id}/requests`, body);
    expect(await problemOf(await ask(producer, { node: 'to-make' }))).toMatchObject({ code: 'forbidden' });
    expect(await problemOf(await ask(director, { node: 'nowhere' }))).toMatchObject({ code: 'not-found' });
    expect(await problemOf(await ask(director, { node: 'p1' }))).toMatchObject({ code: 'invalid-graph' });
    expect(await problemOf(await ask(director, { node: 'to-make', variations: 9 }))).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('"variations"'),
    });
  });
});

test('an archived project is not changed', async () => {
  const other = await app.project(director, 'Aside');
  await director.call('POST', `/projects/${other.id}/archive`);
  const answer = await director.call('POST', `/projects/${other.id}/commands`, { commands: [shot('s')] });
  expect(await problemOf(answer)).toMatchObject({
    status: 423,
    code: 'locked',
    detail: expect.stringContaining('archived'),
  });
});
