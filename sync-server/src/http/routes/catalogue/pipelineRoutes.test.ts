import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from '@dailies/migrations';
import { guardFetch, OutboundRules } from '@dailies/outbound';
import { readNode, readRequest } from '@dailies/shared/document';
import { Capabilities, FarmCapabilities, ListedPipeline, Problem, TestedPipeline } from '@dailies/shared/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestApp, type TestPerson } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
});
afterAll(() => app.stop());

const pipeline = (id: string, more: object = {}) => ({
  id,
  version: 1,
  title: 'FLUX',
  module: 'shot-still',
  tiers: ['standard'],
  runner: { executor: 'container', image: 'dailies/flux:1' },
  requirements: { tags: ['flux'], gpuMemoryBytes: 24e9 },
  timeoutSeconds: 60,
  ...more,
});
const publish = (id: string, more: object = {}) => owner.call('POST', '/pipelines', pipeline(id, more));
const sentence = async (answer: Response) => Problem.parse(await answer.json()).detail;

test('a pipeline is published once, and never changes', async () => {
  const answer = await publish('flux');
  expect([answer.status, await answer.json()]).toEqual([201, { ...pipeline('flux'), enabled: true }]);
  expect((await publish('flux')).status).toBe(201);
  const other = await publish('flux', { title: 'Another' });
  expect([other.status, await sentence(other)]).toEqual([
    409,
    'The pipeline flux@1 is published and says something else, and takes name it; publish this as the next version.',
  ]);
  expect((await publish('flux', { version: 2, title: 'Another' })).status).toBe(201);
});

test.each([
  ['a field that is missing', { timeoutSeconds: undefined }, /^"timeoutSeconds" in the body/],
  ['a tier that there is not', { tiers: ['best'] }, /^"tiers\.0" in the body/],
  [
    'a module that there is not',
    { module: 'shot-smell' },
    /^"module" in the body .* Nothing that runs is called "shot-smell"/,
  ],
  [
    'a default outside of its range',
    { params: [{ key: 'x_steps', title: 'Steps', type: 'integer', min: 1, max: 50, default: 99 }] },
    /^"params\.0\.default" in the body .* takes a whole number from 1 to 50/,
  ],
  [
    'an image that is an option',
    { runner: { executor: 'container', image: '--privileged' } },
    /^"runner\.image" in the body/,
  ],
  [
    'a command of the job-runner',
    { runner: { executor: 'process', command: ['sh', '-c', 'id'] } },
    /^"runner\.executor" in the body/,
  ],
])('%s is refused with the name of the field', async (_, more, expected) => {
  const answer = await publish('wrong', more);
  expect(answer.status).toBe(400);
  expect(await sentence(answer)).toMatch(expected);
  expect((await owner.call('GET', '/pipelines/wrong/1')).status).toBe(404);
});

test('it is disabled and enabled', async () => {
  await publish('switched');
  const change = (enabled: boolean) => owner.call('PATCH', '/pipelines/switched/1', { enabled });
  expect(ListedPipeline.parse(await (await change(false)).json()).enabled).toBe(false);
  expect(ListedPipeline.parse(await (await owner.call('GET', '/pipelines/switched/1')).json()).enabled).toBe(false);
  expect((await change(true)).status).toBe(200);
  expect((await owner.call('PATCH', '/pipelines/switched/7', { enabled: true })).status).toBe(404);
});

test('it is tried as anybody would: on a node with the pipeline connected', async () => {
  const project = await app.project(owner);
  await publish('tried');
  const answer = await owner.call('POST', '/pipelines/tried/1/test', {
    project: project.id,
    params: { prompt: 'A pier in fog' },
  });
  const { node, request } = TestedPipeline.parse(await answer.json());
  const [made, asked] = await app.documents.read(project.id, (doc) => [readNode(doc, node), readRequest(doc, request)]);
  expect(made).toMatchObject({ type: 'shot-still', title: 'Test of tried@1', params: { prompt: 'A pier in fog' } });
  expect(asked).toMatchObject({ node, by: owner.id, fullQuality: true });
  const wrong = await owner.call('POST', '/pipelines/tried/1/test', {
    project: project.id,
    params: { lensMm: 'long' },
  });
  expect(wrong.status).toBe(400);
  await owner.call('PATCH', '/pipelines/tried/1', { enabled: false });
  const disabled = await owner.call('POST', '/pipelines/tried/1/test', { project: project.id });
  expect([disabled.status, await sentence(disabled)]).toEqual([
    409,
    'tried@1 is disabled; enable it, and try it then.',
  ]);
});

test('what can be done now is what runners and open backends can together', async () => {
  const { sql } = app.database;
  await publish('needs-flux');
  const cpu = pipeline('on-cpu', {
    runner: { executor: 'builtin', name: 'previs' },
    requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
    module: 'shot-motion',
  });
  await sql`INSERT INTO pipelines (id, version, definition) VALUES ('on-cpu', 1, ${sql.json(cpu)})`;
  const read = async () => {
    const details = FarmCapabilities.parse(await (await owner.call('GET', '/farm/capabilities')).json());
    const open = Capabilities.parse(await (await app.fetch('GET', '/api/v1/capabilities')).json());
    return {
      ...details,
      open: { executors: open.executors, modules: open.modules },
      of: (id: string) => details.pipelines.find((one) => one.id === id),
    };
  };
  expect(await read()).toMatchObject({
    runners: 0,
    modules: [],
    open: { executors: ['builtin', 'container'], modules: [] },
  });
  const runner = connect(app.database.url, { applicationName: 'dailies job-runner locks', max: 1 });
  await runner`SELECT 1`;
  const alone = await read();
  expect(alone.open.modules).toEqual([{ module: 'shot-motion', tiers: ['standard'] }]);
  expect(alone.of('needs-flux')).toMatchObject({
    canRun: false,
    why: expect.stringContaining('a Docker engine or a Kubernetes cluster'),
  });
  const engine = { executor: 'docker', engine: '/var/run/docker.sock', modelsFolder: null, workFolder: null, gpus: [] };
  await owner.call('POST', '/farm/backends', {
    id: 'big',
    title: 'Big',
    connection: engine,
    tags: ['flux'],
    gpuMemoryBytes: 48e9,
    concurrency: 2,
    runners: [],
  });
  await sql`INSERT INTO backend_states (backend_id, asked_at, answered_at) VALUES ('big', now(), now())`;
  const both = await read();
  expect(both.of('needs-flux')).toMatchObject({ canRun: true, why: null });
  expect(both).toMatchObject({
    tags: ['cpu', 'flux'],
    gpuMemoryBytes: 48e9,
    modules: [{ module: 'shot-motion' }, { module: 'shot-still', tiers: ['standard'] }],
  });
  await runner.end();
});

test('what a ComfyUI server has is asked of it by the server, where it may fetch from', async () => {
  const answers: Record<string, string> = { '/a/object_info': '{"KSampler":{"input":{}}}', '/b/object_info': '<html>' };
  const comfy = createServer((request, response) => response.end(answers[request.url ?? ''] ?? '[]'));
  comfy.listen(0, '127.0.0.1');
  await once(comfy, 'listening');
  const address = comfy.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const ask = async (id: string) => {
    const connection = { executor: 'comfyui', url: `http://127.0.0.1:${port}/${id}` };
    await owner.call('POST', '/farm/backends', {
      id,
      title: 'Stage 3',
      connection,
      tags: [],
      gpuMemoryBytes: 0,
      concurrency: 1,
      runners: [],
    });
    return owner.call('GET', `/farm/backends/${id}/object-info`);
  };
  try {
    guardFetch(new OutboundRules([]));
    expect(await sentence(await ask('kept-out'))).toMatch(/add it to OUTBOUND_ALLOW/);
    guardFetch(new OutboundRules(['127.0.0.1']));
    expect(await (await ask('a')).json()).toEqual({ KSampler: { input: {} } });
    const strange = await ask('b');
    expect([strange.status, await sentence(strange)]).toEqual([
      502,
      '"Stage 3" did not say which nodes it has: what it answered is nothing that a ComfyUI server says.',
    ]);
  } finally {
    comfy.close();
  }
});
