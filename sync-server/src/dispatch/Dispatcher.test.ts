import {
  addTake,
  cancelRequest,
  confirmRequest,
  createNodes,
  requestTakes,
  setLocked,
  setParams,
} from '@dailies/shared/commands';
import { readRun, readRuns, readTakes, rootOf, type RunFact } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { planNode, readGraph } from '@dailies/shared/graph';
import { newId, NodeId, type ProjectId, RequestId, runIdOf, takeIdOf, type UserId } from '@dailies/shared/ids';
import { type Pipeline, RunSpec } from '@dailies/shared/runs';
import type { Role } from '@dailies/shared/people';
import { runMigrations } from 'graphile-worker';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Doc } from 'yjs';
import { TestCollaboration, until } from '../collaboration/testing/TestCollaboration.ts';
import { Dispatcher } from './Dispatcher.ts';

const PIPELINE: Pipeline = {
  id: 'previs-still',
  version: 1,
  title: 'Previs still',
  module: 'shot-still',
  tiers: ['low', 'standard', 'high'],
  runner: { executor: 'builtin', name: 'previs-still' },
  requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
  timeoutSeconds: 60,
};

const id = (): string => newId((bytes) => crypto.getRandomValues(bytes));
const NODE = NodeId.parse('shot1');

describe('from a request to a take', () => {
  let test: TestCollaboration;
  let dispatcher: Dispatcher;
  let dora: { id: UserId; token: string };
  let project: ProjectId;

  beforeAll(async () => {
    test = await TestCollaboration.start();
    await runMigrations({ connectionString: test.database.url });
    await test.sql`INSERT INTO pipelines (id, version, definition) VALUES (${PIPELINE.id}, 1, ${test.sql.json(PIPELINE)})`;
    dora = await test.account('dora');
    dispatcher = new Dispatcher({ sql: test.sql, documents: test.collaboration }, pino({ level: 'silent' }));
    test.collaboration.onOpened((opened, live) => dispatcher.follow(opened, live));
    await dispatcher.start();
  });
  afterAll(async () => {
    await dispatcher.close();
    await test.stop();
  });
  beforeEach(async () => {
    project = await test.project(dora.id);
    await change((doc, as) =>
      createNodes.run(
        doc,
        { nodes: [{ id: NODE, type: 'shot-still', pos: [0, 0], params: { prompt: 'A pier' } }] },
        as,
      ),
    );
  });

  const change = (
    run: (doc: Doc, as: { actor: UserId; role: Role; now: number }) => { ok: boolean },
    actor = dora.id,
  ): Promise<void> =>
    test.collaboration.change(project, (doc) => {
      expect(run(doc, { actor, role: 'director', now: Date.now() })).toMatchObject({ ok: true });
    });
  const factOf = (request: string, variation = 0): Promise<RunFact | undefined> =>
    test.collaboration.read(project, (doc) => readRun(doc, runIdOf(RequestId.parse(request), variation)));
  const stateOf = async (request: string, variation = 0) => (await factOf(request, variation))?.state;

  async function request(fields: object = {}, actor = dora.id): Promise<string> {
    const name = id();
    await change(
      (doc, as) =>
        requestTakes.run(doc, { id: name, node: NODE, kind: 'generate', variations: 1, recipe: null, ...fields }, as),
      actor,
    );
    return name;
  }

  /** Ends a run as a runner does. */
  async function succeed(name: string, variation = 0): Promise<void> {
    const run = runIdOf(RequestId.parse(name), variation);
    const outcome = {
      state: 'succeeded',
      kind: 'image',
      media: 'a'.repeat(64),
      mediaType: 'image/png',
      poster: 'b'.repeat(64),
      widthPx: 1280,
      heightPx: 720,
      frames: 1,
      fps: [24, 1],
      backend: 'builtin',
      runSeconds: 0.4,
      fallback: null,
    };
    await test.sql.begin(async (tx) => {
      await tx`UPDATE runs SET state = 'succeeded', attempt = 1, ended_at = now() WHERE id = ${run}`;
      await tx`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run}, ${project}, ${tx.json(outcome)})`;
      await tx`SELECT pg_notify('dailies_outcome', ${JSON.stringify({ project })})`;
    });
  }

  const takes = () => test.collaboration.read(project, readTakes);

  it('queues a run a variation with a wake-up each, and writes the outcome as a take that is picked', async () => {
    const jobsBefore = await test.sql`SELECT 1 FROM graphile_worker.jobs`;
    const name = await request({ variations: 2 });
    await until(async () => (await stateOf(name, 1)) === 'queued', 'queued');
    const rows = await test.sql<{ spec: unknown; seed: string }[]>`
      SELECT spec, seed FROM runs WHERE request_id = ${name} ORDER BY variation`;
    expect(rows.map(({ spec }) => RunSpec.parse(spec).recipe.params['prompt'])).toEqual(['A pier', 'A pier']);
    expect(rows[0]?.seed).not.toBe(rows[1]?.seed);
    expect(await test.sql`SELECT 1 FROM graphile_worker.jobs`).toHaveLength(jobsBefore.length + 2);
    await succeed(name, 1);
    await succeed(name, 0);
    await until(async () => (await takes()).length === 2, 'both takes');
    const [first] = (await takes()).sort((a, b) => a.number - b.number);
    expect(first).toMatchObject({
      id: takeIdOf(runIdOf(RequestId.parse(name), 1)),
      number: 1,
      by: dora.id,
      pipeline: 'previs-still@1',
    });
    expect(await test.collaboration.read(project, (doc) => rootOf(doc, 'picks').get(NODE))).toBe(first?.id);
    expect(await stateOf(name)).toBe('succeeded');
    expect(await test.sql`SELECT 1 FROM takes WHERE project_id = ${project}`).toHaveLength(2);
    // Marked after everybody sees the takes.
    const waiting = () => test.sql`SELECT 1 FROM run_outcomes WHERE project_id = ${project} AND applied_at IS NULL`;
    await until(async () => (await waiting()).length === 0, 'no outcome waits');
  });

  it('ends a request of the same recipe and seed as reused, unless it says anyway', async () => {
    await change((doc, as) => setParams.run(doc, { id: NODE, params: { seed: 7 } }, as));
    const first = await request();
    await until(async () => (await stateOf(first)) === 'queued', 'queued');
    await succeed(first);
    await until(async () => (await takes()).length === 1, 'the take');
    const second = await request();
    await until(async () => (await stateOf(second)) === 'reused', 'reused');
    expect(await factOf(second)).toMatchObject({ take: (await takes())[0]?.id });
    const third = await request({ anyway: true });
    await until(async () => (await stateOf(third)) === 'queued', 'queued anyway');
  });

  it('[R3] holds a request whose recipe is no longer the present one, until a person confirms it', async () => {
    const seen = await test.collaboration.read(project, (doc) =>
      unwrap(planNode(readGraph(doc), NODE, { pipelines: [PIPELINE], assets: () => undefined })),
    );
    const good = await request({ recipe: seen.recipeHash });
    await until(async () => (await stateOf(good)) === 'queued', 'the present recipe is queued');
    await change((doc, as) => setParams.run(doc, { id: NODE, params: { prompt: 'A pier in the rain' } }, as));
    const late = await request({ recipe: seen.recipeHash });
    await until(async () => (await stateOf(late)) === 'held', 'held');
    expect((await factOf(late))?.error).toMatch(/has changed since .* confirm/);
    expect(await test.sql`SELECT 1 FROM runs WHERE request_id = ${late}`).toHaveLength(0);
    await change((doc, as) => confirmRequest.run(doc, { request: late }, as));
    await until(async () => (await stateOf(late)) === 'queued', 'queued');

    const dropped = await request({ recipe: seen.recipeHash });
    await until(async () => (await stateOf(dropped)) === 'held', 'held');
    await change((doc, as) => cancelRequest.run(doc, { request: dropped }, as));
    await until(async () => (await stateOf(dropped)) === 'cancelled', 'cancelled');
  });

  it('holds a request for a shot that was locked meanwhile', async () => {
    const name = id();
    await test.collaboration.change(project, (doc) => {
      const as = { actor: dora.id, role: 'director', now: 1 } as const;
      unwrap(requestTakes.run(doc, { id: name, node: NODE, kind: 'generate', variations: 1, recipe: null }, as));
      unwrap(setLocked.run(doc, { node: NODE, locked: true }, as));
    });
    await until(async () => (await stateOf(name)) === 'held', 'held');
    expect((await factOf(name))?.error).toMatch(/locked/);
  });

  it('fails a request that cannot be planned, with its sentence, for each variation', async () => {
    await change((doc, as) =>
      createNodes.run(
        doc,
        {
          nodes: [{ id: 'mira', type: 'character', pos: [0, 0] }],
          edges: [{ id: 'e1', from: 'mira', fromPort: 'asset', to: NODE, toPort: 'characters' }],
        },
        as,
      ),
    );
    const name = await request({ variations: 2 });
    await until(async () => (await stateOf(name, 1)) === 'failed', 'failed');
    expect((await factOf(name))?.error).toBe('Choose a character, or make one.');
  });

  it('makes nothing from a file that is not of the project, though somebody wrote its hash into a node', async () => {
    const motion = { ...PIPELINE, id: 'previs-motion', module: 'shot-motion' };
    await test.sql`INSERT INTO pipelines (id, version, definition) VALUES (${motion.id}, 1, ${test.sql.json(motion)})`;
    const media = 'f'.repeat(64);
    await test.sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${media}, 'image/png', 1)`;
    await change((doc, as) =>
      createNodes.run(
        doc,
        {
          nodes: [
            { id: 'moving', type: 'shot-motion', pos: [0, 0] },
            { id: 'stolen', type: 'picture', pos: [0, 0], params: { media } },
          ],
          edges: [{ id: 'e1', from: 'stolen', fromPort: 'image', to: 'moving', toPort: 'firstFrame' }],
        },
        as,
      ),
    );
    const name = await request({ node: 'moving' });
    await until(async () => (await stateOf(name)) === 'failed', 'failed');
    expect((await factOf(name))?.error).toMatch(/does not belong to this project/);
    await test.sql`INSERT INTO project_media (project_id, sha256) VALUES (${project}, ${media})`;
    const again = await request({ node: 'moving' });
    await until(async () => (await stateOf(again)) === 'queued', 'queued');
  });

  it('checks the role again when it dispatches', async () => {
    const gone = await test.account('gone');
    const name = await request({}, gone.id);
    await until(async () => (await stateOf(name)) === 'failed', 'failed');
    expect((await factOf(name))?.error).toMatch(/no longer a member/);
  });

  it('cancels what waits in the queue, and tells the runner of what runs', async () => {
    const name = await request({ variations: 2 });
    await until(async () => (await stateOf(name, 1)) === 'queued', 'queued');
    const running = runIdOf(RequestId.parse(name), 1);
    await test.sql`UPDATE runs SET state = 'running', attempt = 1 WHERE id = ${running}`;
    const told: string[] = [];
    const { unlisten } = await test.sql.listen('dailies_cancel', (payload) => told.push(payload));
    await change((doc, as) => cancelRequest.run(doc, { request: name }, as));
    await until(async () => (await stateOf(name)) === 'cancelled', 'cancelled');
    await until(() => told.includes(JSON.stringify({ run: running })), 'told');
    expect(await test.sql`SELECT 1 FROM runs WHERE id = ${running} AND cancel_requested`).toHaveLength(1);
    await unlisten();
  });

  it('finds requests without runs, and outcomes that nobody applied, when a document is loaded', async () => {
    const before = await request();
    await until(async () => (await stateOf(before)) === 'queued', 'queued');
    await dispatcher.close();
    const lost = await request();
    await test.sql`UPDATE runs SET state = 'succeeded' WHERE request_id = ${before}`;
    await succeed(before);
    await new Promise((later) => setTimeout(later, 100));
    expect(await stateOf(lost)).toBeUndefined();
    dispatcher = new Dispatcher({ sql: test.sql, documents: test.collaboration }, pino({ level: 'silent' }));
    await dispatcher.start();
    await test.collaboration.read(project, (doc) => dispatcher.follow(project, doc));
    await until(async () => (await stateOf(lost)) === 'queued', 'found');
    await until(async () => (await stateOf(before)) === 'succeeded', 'applied');
  });

  it('[F1] [F2] does nothing twice', async () => {
    const name = await request();
    await until(async () => (await stateOf(name)) === 'queued', 'queued');
    await succeed(name);
    await until(async () => (await takes()).length === 1, 'the take');
    await test.sql`UPDATE run_outcomes SET applied_at = NULL WHERE project_id = ${project}`;
    const state = () => test.collaboration.read(project, (doc) => JSON.stringify([readTakes(doc), readRuns(doc)]));
    const once = await state();
    await test.sql.notify('dailies_outcome', JSON.stringify({ project }));
    await until(
      async () =>
        (await test.sql`SELECT 1 FROM run_outcomes WHERE project_id = ${project} AND applied_at IS NULL`).length === 0,
      'applied again',
    );
    expect(await state()).toBe(once);
    await test.collaboration.change(project, (doc) => {
      const [take] = readTakes(doc);
      if (take === undefined) throw new Error('no take');
      const { id: takeId, number: _, ...record } = take;
      expect(addTake(doc, takeId, { ...record, seed: 1 }).seed).toBe(take.seed);
    });
  });

  it('brings progress to whoever has the project open', async () => {
    const browser = await test.synced(project, dora.token);
    const progress = { project, run: 'r1', request: 'q1', node: NODE, fraction: 0.5, phase: 'Drawing', etaSeconds: 2 };
    await test.sql.notify('dailies_progress', JSON.stringify(progress));
    await until(() => browser.stateless.some((message) => message.includes('"Drawing"')), 'progress', 1_000);
    await test.sql.notify('dailies_progress', 'not json');
  });
});
