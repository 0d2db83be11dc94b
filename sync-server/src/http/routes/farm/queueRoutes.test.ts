import { createNodes, requestTakes, setParams } from '@dailies/shared/commands';
import { readRequest, readRequestMark } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { CreatedRequest, FarmQueue, type QueuedRun } from '@dailies/shared/http';
import { NodeId, RequestId, type RunId, runIdOf } from '@dailies/shared/ids';
import { CHANNELS } from '@dailies/shared/runs';
import { connect } from '@dailies/migrations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { onePixelPng } from '../../../testing/onePixelPng.ts';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let director: TestPerson;
let artist: TestPerson;
let producer: TestPerson;
let project: TestProject;
let runner: ReturnType<typeof connect>;
let nowMs = 1_790_000_000_000;
const node = NodeId.parse('shot');

beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true, now: () => nowMs });
  owner = await app.person();
  director = await app.person();
  project = await app.project(director);
  [artist, producer] = [await project.join('artist'), await project.join('producer')];
  // As a job-runner is known to be there.
  runner = connect(app.database.url, { applicationName: 'dailies job-runner locks', max: 1 });
  await runner`SELECT 1`;
});
afterAll(async () => {
  await runner.end();
  await app.stop();
});
beforeEach(async () => {
  const { sql } = app.database;
  await sql`DELETE FROM runs`;
  await sql`DELETE FROM backends`;
  await sql`DELETE FROM pipeline_times`;
  await sql`UPDATE farm_settings SET paused = false`;
  nowMs += 10_000;
});

const read = async (person: TestPerson): Promise<FarmQueue> => {
  nowMs += 1_000;
  return FarmQueue.parse(await (await person.call('GET', '/farm/queue')).json());
};
const first = async (person: TestPerson): Promise<QueuedRun | undefined> => (await read(person)).items[0];

interface Adding {
  readonly state?: string;
  readonly priority?: number;
  readonly runner?: string;
  readonly by?: TestPerson;
  readonly in?: TestProject;
}

/** A request of one run, in the document and in the queue. */
async function add({
  state = 'queued',
  priority = 100,
  runner: kind = 'builtin',
  by = artist,
  in: where = project,
}: Adding = {}): Promise<RunId> {
  const { sql } = app.database;
  const request = RequestId.parse(app.services.newId());
  await app.documents.change(where.id, (doc) => {
    const as = { actor: by.id, role: 'director', now: 1 } as const;
    const nodes = [{ id: node, type: 'shot-still', title: 'SH010', pos: [0, 0] }];
    createNodes.run(doc, { nodes }, as);
    unwrap(requestTakes.run(doc, { id: request, node, kind: 'generate', variations: 1, recipe: null }, as));
  });
  const run = runIdOf(request, 0);
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, priority, requested_by, requested_at)
    VALUES (${run}, ${where.id}, ${request}, ${node}, 0, ${state}, ${priority}, ${by.id}, now())`;
  await sql`UPDATE runs SET pipeline = 'test@1', executor = ${kind} WHERE id = ${run}`;
  return run;
}

test('a run that waits says its place, for how long and why', async () => {
  const { sql } = app.database;
  await sql`INSERT INTO pipeline_times (pipeline, backend, seconds, runs) VALUES ('test@1', 'builtin', 20, 3)`;
  const running = await add({ state: 'running' });
  await sql`UPDATE runs SET backend = 'builtin', started_at = now() - interval '5 seconds', fraction = 0.2, phase = 'Drawing' WHERE id = ${running}`;
  const waiting = [await add(), await add()];
  const { items, paused, others } = await read(artist);
  expect([paused, others]).toEqual([false, { running: 0, queued: 0 }]);
  expect(items.map(({ id }) => id)).toEqual([running, ...waiting]);
  expect(items[0]).toMatchObject({
    state: 'running',
    title: 'SH010',
    phase: 'Drawing',
    backend: null,
    // Of the time that this took as well.
    etaSeconds: expect.closeTo(20, -1),
    why: null,
  });
  // Two at a time: one starts now, the next when the running one has ended.
  expect(items[1]).toMatchObject({
    position: 1,
    waitSeconds: 0,
    why: 'It starts in a moment.',
    priority: 'interactive',
  });
  expect(items[2]?.position).toBe(2);
  expect(items[2]?.waitSeconds).toBeGreaterThan(13);
  expect(items[2]?.waitSeconds).toBeLessThan(16);
});

test('it says what would have to be there', async () => {
  const { sql } = app.database;
  await add({ runner: 'comfyui' });
  expect((await first(artist))?.why).toMatch(/^It needs a ComfyUI server/);
  const definition = {
    id: 'stage-3',
    title: 'Stage 3',
    connection: { executor: 'comfyui', url: 'http://10.0.0.3:8188' },
    tags: [],
    gpuMemoryBytes: 0,
    concurrency: 1,
    runners: [],
  };
  await sql`INSERT INTO backends (id, definition) VALUES ('stage-3', ${sql.json(definition)})`;
  await sql`INSERT INTO backend_states (backend_id, asked_at, problem, failures) VALUES ('stage-3', now(), 'connect ECONNREFUSED 10.0.0.3', 1)`;
  const queue = await read(artist);
  expect(queue.items[0]?.why).toBe('"Stage 3" does not answer; it starts when that goes on.');
  // Where it lies is nobody's business who does not run it.
  expect(JSON.stringify(queue)).not.toContain('10.0.0.3');
  expect(queue.places.at(-1)).toEqual({
    id: 'stage-3',
    title: 'Stage 3',
    mode: 'active',
    standing: 'down',
    running: 0,
    concurrency: 1,
    gpus: [],
  });
  await sql`UPDATE backend_states SET problem = NULL, answered_at = now()`;
  const standing = async () => (await read(artist)).places.at(-1)?.standing;
  expect(await standing()).toBe('open');
  const gpu = { name: 'H200', memoryBytes: 141e9, usedBytes: 20e9, load: 0.5, temperatureCelsius: 51 };
  const probe = { version: null, queued: 0, loaded: [], gpus: [gpu] };
  await sql`UPDATE backend_states SET probe = ${sql.json(probe)}`;
  expect((await read(artist)).places.at(-1)?.gpus).toEqual([gpu]);
  // Whoever asked it is gone.
  await sql`UPDATE backend_states SET answered_at = now() - interval '1 minute'`;
  expect(await standing()).toBe('unknown');
  expect((await read(artist)).places.at(-1)?.gpus).toEqual([]);
  await sql`UPDATE backend_states SET answered_at = now()`;
  await sql`UPDATE runs SET backend = 'stage-3', state = 'running', started_at = now()`;
  await add({ runner: 'comfyui' });
  expect((await read(artist)).items.at(-1)).toMatchObject({
    why: '"Stage 3" is busy, and nothing else can run it.',
    position: 1,
    waitSeconds: null,
  });
});

test('others are counted, and the owner sees all but what is in their projects', async () => {
  const other = await app.project(owner, "The owner's film");
  await add({ in: other, by: owner });
  const mine = await add();
  expect(await read(artist)).toMatchObject({
    items: [{ id: mine, title: 'SH010' }],
    others: { running: 0, queued: 1 },
  });
  const { items } = await read(owner);
  expect(items.find(({ id }) => id === mine)).toMatchObject({ title: null, mayCancel: true, preview: null });
  expect(items).toHaveLength(2);
});

test('what one waits for is listed also behind the many of somebody else', async () => {
  const { sql } = app.database;
  const other = await app.project(owner, 'A film of many shots');
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
    SELECT 'many-' || number, ${other.id}, 'many-' || number, 'shot', 0, 'queued', ${owner.id}, now() - interval '1 hour'
    FROM generate_series(1, 600) AS number`;
  await sql`UPDATE runs SET created_at = now() - interval '1 hour'`;
  const mine = await add();
  expect(await read(artist)).toMatchObject({ items: [{ id: mine }], others: { queued: 600 }, unlisted: 0 });
  expect(await read(owner)).toMatchObject({ unlisted: 101 });
});

test('the queue is paused and goes on, which runners are told', async () => {
  const told: string[] = [];
  const heard = await app.database.sql.listen(CHANNELS.farm, () => told.push('farm'));
  await add();
  expect((await owner.call('PATCH', '/farm/settings', { paused: true })).status).toBe(200);
  const queue = await read(artist);
  expect([queue.paused, queue.items[0]?.why]).toEqual([
    true,
    'The queue is paused: nothing starts until whoever runs this installation lets it go on.',
  ]);
  await owner.call('PATCH', '/farm/settings', { paused: false });
  expect((await read(artist)).paused).toBe(false);
  await expect.poll(() => told).toEqual(['farm', 'farm']);
  await heard.unlisten();
});

test('priorities order what waits; who may give which is said beside', async () => {
  const late = await add({ priority: 200 });
  const early = await add();
  expect((await read(artist)).items.map(({ id, mayPrioritise }) => [id, mayPrioritise])).toEqual([
    [early, []],
    [late, []],
  ]);
  expect((await read(producer)).items[1]).toMatchObject({ priority: 'batch', mayPrioritise: ['interactive'] });
  const set = (person: TestPerson, priority: string) =>
    person.call('POST', `/farm/runs/${late}/priority`, { priority });
  expect((await set(artist, 'interactive')).status).toBe(403);
  expect((await set(owner, 'raised')).status).toBe(204);
  expect((await read(artist)).items.map(({ id, priority }) => [id, priority])).toEqual([
    [late, 'raised'],
    [early, 'interactive'],
  ]);
  await app.database.sql`UPDATE runs SET state = 'running' WHERE id = ${late}`;
  expect((await set(owner, 'batch')).status).toBe(409);
});

test('the owner cancels what stands in the way, without being a member', async () => {
  const run = await add();
  expect((await owner.call('POST', `/farm/runs/${run}/cancel`)).status).toBe(204);
  const [row] = await app.database.sql<{ request_id: string }[]>`SELECT request_id FROM runs WHERE id = ${run}`;
  const request = RequestId.parse(row?.request_id);
  expect(await app.documents.read(project.id, (doc) => readRequestMark(doc, 'cancel', request)?.by)).toBe(owner.id);
});

test('what failed is listed with its sentence until it is asked for again', async () => {
  const { sql } = app.database;
  const run = await add({ state: 'failed' });
  const outcome = {
    state: 'failed',
    code: 'out-of-memory',
    message: 'It ran out of GPU memory; choose a lower quality.',
  };
  await sql`UPDATE runs SET ended_at = now(), log = 'CUDA out of memory' WHERE id = ${run}`;
  await sql`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run}, ${project.id}, ${sql.json(outcome)})`;
  expect((await read(artist)).failed).toMatchObject([
    { id: run, title: 'SH010', message: outcome.message, hasLog: true, mayRetry: true },
  ]);
  expect((await read(producer)).failed).toMatchObject([{ mayRetry: false }]);
  expect((await read(owner)).failed).toMatchObject([{ title: null, hasLog: false, mayRetry: false }]);
  const answer = await artist.call('POST', `/farm/runs/${run}/retry`);
  const { id } = CreatedRequest.parse(await answer.json());
  expect(await app.documents.read(project.id, (doc) => readRequest(doc, id))).toMatchObject({
    node,
    by: artist.id,
    variations: 1,
  });
  await add();
  expect((await read(artist)).failed).toEqual([]);
});

test.each([
  // Each variation has a seed of its own by the locked one: up to the last that failed, and what is there is found.
  ['whose seed is locked', 7, false, { variations: 4, anyway: false }],
  ['whose seed is drawn', null, false, { variations: 2, anyway: false }],
  ['that was to be made anyway', 7, true, { variations: 2, anyway: true }],
])('what failed of a request %s is asked for again together, as it was asked for', async (_, seed, anyway, again) => {
  const { sql } = app.database;
  const run = await add({ state: 'failed' });
  const request = await app.documents.change(project.id, (doc) => {
    const id = RequestId.parse(app.services.newId());
    const asked = { id, node, kind: 'generate', variations: 5, recipe: null, fullQuality: true, anyway };
    unwrap(setParams.run(doc, { id: node, params: { seed } }, { actor: artist.id, role: 'director', now: 1 }));
    return unwrap(requestTakes.run(doc, asked, { actor: artist.id, role: 'director', now: 1 }));
  });
  await sql`DELETE FROM runs WHERE id = ${run}`;
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, ended_at)
    SELECT ${request} || number, ${project.id}, ${request}, ${node}, number,
      CASE WHEN number IN (1, 3) THEN 'failed' ELSE 'succeeded' END::run_state, ${artist.id}, now(), now()
    FROM generate_series(0, 4) AS number`;
  const { failed, failedUnlisted } = await read(artist);
  expect([failed.length, failedUnlisted]).toEqual([1, 0]);
  expect(failed).toMatchObject([{ id: `${request}1`, failed: 2 }]);
  const { id, runs } = CreatedRequest.parse(await (await artist.call('POST', `/farm/runs/${request}1/retry`)).json());
  expect(runs).toHaveLength(again.variations);
  expect(await app.documents.read(project.id, (doc) => readRequest(doc, id))).toMatchObject({
    ...again,
    fullQuality: true,
  });
});

test('of many that failed it says how many are not listed', async () => {
  await app.database
    .sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, ended_at)
    SELECT 'failed-' || number, ${project.id}, 'failed-' || number, 'node-' || number, 0, 'failed', ${artist.id}, now(), now()
    FROM generate_series(1, 25) AS number`;
  const { failed, failedUnlisted } = await read(artist);
  expect([failed.length, failedUnlisted]).toEqual([20, 5]);
});

test('each sees the budgets of their own projects, and what of them is used', async () => {
  const { sql } = app.database;
  expect((await read(artist)).budgets).toEqual([]);
  const run = await add({ state: 'succeeded' });
  await sql`UPDATE runs SET ended_at = now(), run_seconds = 70, gpu_seconds = 60 WHERE id = ${run}`;
  await owner.call('PUT', `/projects/${project.id}/share`, {
    weight: 1,
    monthGpuSeconds: 3_600,
    monthCostMicros: null,
  });
  expect((await read(artist)).budgets).toMatchObject([
    { project: { id: project.id }, monthGpuSeconds: 3_600, monthCostMicros: null, month: { gpuSeconds: 60 } },
  ]);
  expect((await read(owner)).budgets).toEqual([]);
});

test('a picture of the work is for members, and gone with the run', async () => {
  const { sql } = app.database;
  const run = await add({ state: 'running' });
  const path = `/runs/${run}/preview`;
  expect((await artist.call('GET', path)).status).toBe(404);
  const picture = onePixelPng('preview');
  await sql`INSERT INTO run_previews (run_id, picture, media_type) VALUES (${run}, ${Buffer.from(picture)}, 'image/png')`;
  const answer = await artist.call('GET', path);
  expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
    'image/png',
    'nosniff',
  ]);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array(picture));
  expect((await first(artist))?.preview).toBeGreaterThan(0);
  expect((await owner.call('GET', path)).status).toBe(404);
});
