import { cancelRequest, connect, createNodes, putRunFact, requestTakes, setDriven } from '@dailies/shared/commands';
import type { RunFact } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { ChainPlan, CreatedChain, Problem, RequestStanding } from '@dailies/shared/http';
import { NodeId, RequestId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let project: TestProject;
const request = RequestId.parse('asked');
const node = NodeId.parse('shot');
const AT = 1_790_000_000_000;

beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
});
afterAll(() => app.stop());
beforeEach(async () => {
  project = await app.project(owner);
  const as = { actor: owner.id, role: 'director', now: AT } as const;
  await app.documents.change(project.id, (doc) => {
    unwrap(createNodes.run(doc, { nodes: [{ id: node, type: 'shot-still', pos: [0, 0] }] }, as));
    unwrap(requestTakes.run(doc, { id: request, node, kind: 'generate', variations: 2, recipe: null }, as));
  });
});

const put = (variation: number, fact: Pick<RunFact, 'state' | 'error' | 'take'>) =>
  app.documents.change(project.id, (doc) =>
    putRunFact(doc, runIdOf(request, variation), { request, node, variation, ...fact }),
  );
const standing = async (id: string = request) =>
  RequestStanding.parse(await (await owner.call('GET', `/projects/${project.id}/requests/${id}`)).json());

/** One for stills and one for motion. */
async function publishPipelines(): Promise<void> {
  const { sql } = app.database;
  for (const module of ['shot-still', 'shot-motion']) {
    const pipeline = {
      id: `test-${module}`,
      version: 1,
      title: module,
      module,
      tiers: ['low', 'standard', 'high'],
      runner: { executor: 'builtin', name: 'test' },
      requirements: { tags: [], gpuMemoryBytes: 0 },
      timeoutSeconds: 60,
    };
    await sql`INSERT INTO pipelines (id, version, definition)
      VALUES (${pipeline.id}, 1, ${sql.json(pipeline)}) ON CONFLICT DO NOTHING`;
  }
}

test('a request that nobody took up yet stands as queued', async () => {
  const queued = { state: 'queued', fraction: 0, phase: null, error: null, take: null };
  expect(await standing()).toEqual({
    id: request,
    node,
    chain: null,
    waitsFor: [],
    by: owner.id,
    at: new Date(AT).toISOString(),
    cancelled: false,
    confirmed: false,
    ended: false,
    runs: [0, 1].map((variation) => ({ run: runIdOf(request, variation), variation, ...queued })),
  });
});

test('a held request is held whole, with its reason', async () => {
  await put(0, { state: 'held', error: 'It is locked; unlock it.' });
  const { ended, runs } = await standing();
  expect(ended).toBe(false);
  expect(runs.map(({ state, error }) => [state, error])).toEqual([
    ['held', 'It is locked; unlock it.'],
    ['held', null],
  ]);
});

test('progress is what the runner told last', async () => {
  const run = runIdOf(request, 1);
  await put(1, { state: 'running' });
  await app.database
    .sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, fraction, phase, requested_by, requested_at)
    VALUES (${run}, ${project.id}, ${request}, ${node}, 1, 'running', 0.4, 'Drawing', ${owner.id}, now())`;
  const { runs } = await standing();
  expect(runs[1]).toMatchObject({ run, state: 'running', fraction: 0.4, phase: 'Drawing' });
});

test('it has ended when each of its runs has, and names their takes', async () => {
  const take = takeIdOf(runIdOf(request, 0));
  await put(0, { state: 'succeeded', take });
  expect((await standing()).ended).toBe(false);
  await app.documents.change(project.id, (doc) =>
    unwrap(cancelRequest.run(doc, { request }, { actor: owner.id, role: 'director', now: AT })),
  );
  await put(1, { state: 'cancelled' });
  expect(await standing()).toMatchObject({
    ended: true,
    cancelled: true,
    runs: [
      { state: 'succeeded', fraction: 1, take },
      { state: 'cancelled', take: null },
    ],
  });
});

test('one that is not there is a sentence', async () => {
  const answer = await owner.call('GET', `/projects/${project.id}/requests/ghost`);
  expect(Problem.parse(await answer.json())).toMatchObject({
    code: 'not-found',
    detail: 'There is no request "ghost" in this project.',
  });
});

test('a chain is planned without asking, asked for in its order, and waits for what is above', async () => {
  await app.documents.change(project.id, (doc) => {
    const as = { actor: owner.id, role: 'director', now: AT } as const;
    const nodes = [{ id: 'moving', type: 'shot-motion', title: 'Moving', pos: [0, 0] }];
    const edges = [{ id: 'e1', from: node, fromPort: 'image', to: 'moving', toPort: 'firstFrame' }];
    unwrap(createNodes.run(doc, { nodes, edges }, as));
  });
  await publishPipelines();
  const question = { scope: 'above', nodes: ['moving'], variations: 3 };
  const plan = ChainPlan.parse(
    await (await owner.call('POST', `/projects/${project.id}/requests/plan`, question)).json(),
  );
  expect(plan.steps.map(({ node: id, does, takes, after }) => [id, does, takes, after])).toEqual([
    [node, 'run', 1, []],
    ['moving', 'run', 3, [node]],
  ]);
  expect(plan).toMatchObject({ takes: 4, totalSeconds: null, waitSeconds: null, costMicros: null });
  expect(plan.waitsWhy).toBe('No job-runner is connected; it starts when one is.');
  const answer = await owner.call('POST', `/projects/${project.id}/requests/chain`, question);
  expect(answer.status).toBe(201);
  const { chain, requests } = CreatedChain.parse(await answer.json());
  const [above, below] = requests;
  expect([chain, requests.length, below?.after]).toEqual([above?.id, 2, [above?.id]]);
  expect(await standing(below?.id)).toMatchObject({
    chain,
    waitsFor: [node],
    runs: Array(3).fill({ state: 'waiting' }),
  });
  const nothing = await owner.call('POST', `/projects/${project.id}/requests/plan`, { nodes: ['ghost'] });
  expect(ChainPlan.parse(await nothing.json())).toMatchObject({ steps: [], takes: 0 });
});

test('a chain asks for each value of a fan-out, and says which', async () => {
  const as = { actor: owner.id, role: 'director', now: AT } as const;
  await app.documents.change(project.id, (doc) => {
    const lens = { id: 'lens', type: 'fan-out', title: 'Lenses', pos: [0, 0], params: { values: '24\n85' } };
    unwrap(createNodes.run(doc, { nodes: [lens] }, as));
    unwrap(setDriven.run(doc, { id: node, params: ['lensMm'], driven: true }, as));
    unwrap(connect.run(doc, { id: 'e1', from: 'lens', fromPort: 'value', to: node, toPort: 'driven:lensMm' }, as));
  });
  await publishPipelines();
  const question = { scope: 'below', nodes: ['lens'] };
  const answer = await owner.call('POST', `/projects/${project.id}/requests/chain`, question);
  const { steps, requests } = CreatedChain.parse(await answer.json());
  expect(steps.map(({ does, takes, values, valuesTitle }) => [does, takes, values, valuesTitle])).toEqual([
    ['run', 1, { lens: 0 }, '24'],
    ['run', 1, { lens: 1 }, '85'],
  ]);
  expect(requests.map(({ node: asked, values }) => [asked, values])).toEqual([
    [node, { lens: 0 }],
    [node, { lens: 1 }],
  ]);
});
