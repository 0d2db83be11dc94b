import {
  addTake,
  cancelChain,
  cancelRequest,
  confirmRequest,
  createNodes,
  requestChain,
  requestTakes,
  setLocked,
  setParams,
  setPick,
  setPickLock,
  trashTakes,
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
    dispatcher = new Dispatcher(
      { sql: test.sql, db: test.db, documents: test.collaboration, projectQuotaBytes: null },
      pino({ level: 'silent' }),
    );
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
  async function succeed(name: string, variation = 0, media = 'a'.repeat(64)): Promise<void> {
    await end(name, variation, {
      state: 'succeeded',
      kind: 'image',
      media,
      mediaType: 'image/png',
      poster: 'b'.repeat(64),
      widthPx: 1280,
      heightPx: 720,
      frames: 1,
      fps: [24, 1],
      backend: 'builtin',
      runSeconds: 0.4,
      fallback: null,
    });
  }

  async function end(
    name: string,
    variation: number,
    outcome: { readonly state: string } & Readonly<Record<string, string | number | null | number[]>>,
  ) {
    const run = runIdOf(RequestId.parse(name), variation);
    await test.sql.begin(async (tx) => {
      await tx`UPDATE runs SET state = ${outcome.state}, attempt = 1, ended_at = now() WHERE id = ${run}`;
      await tx`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run}, ${project}, ${tx.json(outcome)})`;
      await tx`SELECT pg_notify('dailies_outcome', ${JSON.stringify({ project })})`;
    });
  }

  const takes = () => test.collaboration.read(project, readTakes);

  describe('where the pipeline needs a backend', () => {
    const flux: Pipeline = {
      ...PIPELINE,
      id: 'flux',
      title: 'FLUX',
      tiers: ['standard'],
      runner: { executor: 'container', image: 'dailies/flux:1' },
      requirements: { tags: ['gpu'], gpuMemoryBytes: 24e9 },
    };
    const backend = {
      id: 'host',
      title: 'Host',
      connection: { executor: 'docker', engine: '/run/docker.sock', modelsFolder: null, workFolder: null, gpus: ['0'] },
      tags: ['gpu'],
      gpuMemoryBytes: 48e9,
      concurrency: 1,
      runners: [],
    };
    beforeAll(async () => {
      await test.sql`INSERT INTO pipelines (id, version, definition) VALUES ('flux', 1, ${test.sql.json(flux)})`;
      await test.sql`INSERT INTO backends (id, definition) VALUES ('host', ${test.sql.json(backend)})`;
    });
    afterAll(async () => {
      await test.sql`DELETE FROM backends`;
      await test.sql`DELETE FROM pipelines WHERE id = 'flux'`;
    });

    async function queued(fields: object = {}) {
      const name = await request(fields);
      await until(async () => (await stateOf(name)) === 'queued', 'queued');
      const [row] = await test.sql`SELECT pipeline, executor, fallback FROM runs WHERE request_id = ${name}`;
      return row;
    }

    it('one that no backend answers for is replaced by a lower one, and the take says so', async () => {
      const row = await queued();
      expect(row).toMatchObject({ pipeline: 'previs-still@1', executor: 'builtin' });
      expect(row?.['fallback']).toBe(
        '"FLUX" could not run, as no backend that can do it answered; made by "Previs still".',
      );
    });

    it('whoever wants the full quality waits for it', async () => {
      expect(await queued({ fullQuality: true })).toMatchObject({
        pipeline: 'flux@1',
        executor: 'container',
        fallback: null,
      });
    });

    it('a run goes to a backend that answers, and waits for one that is paused', async () => {
      await test.sql`INSERT INTO backend_states (backend_id, asked_at, answered_at) VALUES ('host', now(), now())`;
      expect(await queued()).toMatchObject({ pipeline: 'flux@1', fallback: null });
      await test.sql`UPDATE backends SET mode = 'paused'`;
      expect(await queued()).toMatchObject({ pipeline: 'flux@1', fallback: null });
    });

    it('one whose last answer is old does not count, whatever it answered', async () => {
      await test.sql`UPDATE backend_states SET answered_at = now() - interval '1 minute'`;
      expect(await queued()).toMatchObject({ pipeline: 'previs-still@1' });
      await test.sql`UPDATE backend_states SET answered_at = now()`;
      expect(await queued()).toMatchObject({ pipeline: 'flux@1' });
    });

    it('one that answers and lacks the memory does not count', async () => {
      await test.sql`UPDATE backends SET definition = jsonb_set(definition, '{gpuMemoryBytes}', '16000000000')`;
      expect(await queued()).toMatchObject({ pipeline: 'previs-still@1' });
    });
  });

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

  it('puts a few takes before many, and before chains', async () => {
    const priorityOf = async (name: string) => {
      await until(async () => (await stateOf(name)) === 'queued', 'queued');
      const [row] = await test.sql<
        { priority: number }[]
      >`SELECT priority FROM runs WHERE request_id = ${name} LIMIT 1`;
      return row?.priority;
    };
    expect(await priorityOf(await request({ variations: 3 }))).toBe(100);
    expect(await priorityOf(await request({ variations: 4 }))).toBe(200);
    const first = id();
    await change((doc, as) =>
      requestChain.run(
        doc,
        { requests: [{ id: first, chain: first, node: NODE, kind: 'generate', variations: 1, recipe: null }] },
        as,
      ),
    );
    expect(await priorityOf(first)).toBe(200);
  });

  it('counts what a provider asks for, also by a pipeline that has never run', async () => {
    const priced: Pipeline = {
      ...PIPELINE,
      id: 'hosted',
      title: 'Hosted',
      tiers: ['standard'],
      runner: {
        executor: 'http',
        values: {},
        media: {},
        submit: { method: 'POST', path: '/make', body: {}, keep: {} },
        result: { at: '/picture', as: 'base64', kind: 'image' },
        problem: { sentence: [], code: [] },
        price: { runMicros: 50_000 },
      },
      requirements: { tags: ['hosted'], gpuMemoryBytes: 0 },
    };
    const provider = {
      id: 'provider',
      title: 'Provider',
      connection: {
        executor: 'http',
        url: 'https://example.org',
        signIn: { kind: 'header', header: 'Authorization', scheme: 'Key' },
      },
      tags: ['hosted'],
      gpuMemoryBytes: 0,
      concurrency: 4,
      runners: [],
    };
    await test.sql`INSERT INTO pipelines (id, version, definition) VALUES ('hosted', 1, ${test.sql.json(priced)})`;
    await test.sql`INSERT INTO backends (id, definition) VALUES ('provider', ${test.sql.json(provider)})`;
    await test.sql`INSERT INTO backend_states (backend_id, asked_at, answered_at) VALUES ('provider', now(), now())`;
    await test.sql`INSERT INTO project_shares (project_id, month_cost_micros) VALUES (${project}, 90000)`;
    try {
      const two = await request({ variations: 2, anyway: true });
      await until(async () => (await stateOf(two)) === 'failed', 'failed');
      expect((await factOf(two))?.error).toMatch(/^The project's budget of \$0\.09 for providers this month/);
      const one = await request({ anyway: true });
      await until(async () => (await stateOf(one)) === 'queued', 'queued');
      expect(await test.sql`SELECT expected_cost_micros::int AS costs FROM runs WHERE request_id = ${one}`).toEqual([
        { costs: 50_000 },
      ]);
      const another = await request({ anyway: true });
      await until(async () => (await stateOf(another)) === 'failed', 'failed');
    } finally {
      await test.sql`DELETE FROM project_shares`;
      await test.sql`DELETE FROM backends`;
      await test.sql`DELETE FROM pipelines WHERE id = 'hosted'`;
    }
  });

  it('asks for nothing that the budget of the month does not last for, and for what costs nothing anyway', async () => {
    const gpu = { ...PIPELINE, version: 2, requirements: { tags: [], gpuMemoryBytes: 8e9 } };
    await test.sql`INSERT INTO project_shares (project_id, month_gpu_seconds) VALUES (${project}, 0)`;
    const previs = await request();
    await until(async () => (await stateOf(previs)) === 'queued', 'queued');
    await test.sql`INSERT INTO pipelines (id, version, definition) VALUES (${gpu.id}, 2, ${test.sql.json(gpu)})`;
    try {
      const refused = await request({ anyway: true });
      await until(async () => (await stateOf(refused)) === 'failed', 'failed');
      expect((await factOf(refused))?.error).toMatch(
        /^The project's budget of 0 minutes of GPU time this month does not last/,
      );
      expect(await test.sql`SELECT 1 FROM runs WHERE request_id = ${refused}`).toEqual([]);
      await test.sql`UPDATE project_shares SET month_gpu_seconds = 100`;
      const name = await request({ anyway: true });
      await until(async () => (await stateOf(name)) === 'queued', 'queued');
      // What is under way counts at what it used to take.
      await test.sql`UPDATE runs SET pipeline = 'previs-still@2' WHERE request_id = ${name}`;
      await test.sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at,
          ended_at, run_seconds, gpu_seconds)
        VALUES (${id()}, ${project}, ${id()}, 'n', 0, 'succeeded', ${dora.id}, now(), now(), 40, 40)`;
      await test.sql`UPDATE runs SET pipeline = 'previs-still@2' WHERE project_id = ${project} AND run_seconds = 40`;
      const second = await request({ anyway: true });
      await until(async () => (await stateOf(second)) === 'failed', 'failed');
    } finally {
      await test.sql`DELETE FROM pipelines WHERE version = 2`;
    }
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
    dispatcher = new Dispatcher(
      { sql: test.sql, db: test.db, documents: test.collaboration, projectQuotaBytes: null },
      pino({ level: 'silent' }),
    );
    await dispatcher.start();
    await test.collaboration.read(project, (doc) => dispatcher.follow(project, doc));
    await until(async () => (await stateOf(lost)) === 'queued', 'found');
    await until(async () => (await stateOf(before)) === 'succeeded', 'applied');
  });

  it('makes nothing new in a project that is full, says so on the request, and still reuses what is there', async () => {
    await change((doc, as) => setParams.run(doc, { id: NODE, params: { seed: 7, prompt: 'A pier, and no room' } }, as));
    const before = await request();
    await until(async () => (await stateOf(before)) === 'queued', 'queued');
    await succeed(before);
    await until(async () => (await takes()).length === 1, 'the take');
    await test.sql`INSERT INTO project_quotas (project_id, max_bytes) VALUES (${project}, 0)`;
    const refused = await request({ anyway: true });
    await until(async () => (await stateOf(refused)) === 'failed', 'refused');
    expect((await factOf(refused))?.error).toMatch(
      /^The project's files take .* so there is no room for another take; ask/,
    );
    expect(await test.sql`SELECT 1 FROM runs WHERE request_id = ${refused}`).toHaveLength(0);
    const again = await request();
    await until(async () => (await stateOf(again)) === 'reused', 'reused');
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

  /** shot1 → moving, a shot in motion that begins with shot1's picture. */
  async function still(): Promise<void> {
    const motion = { ...PIPELINE, id: 'previs-motion', module: 'shot-motion' };
    await test.sql`INSERT INTO pipelines (id, version, definition)
      VALUES (${motion.id}, 1, ${test.sql.json(motion)}) ON CONFLICT DO NOTHING`;
    await change((doc, as) =>
      createNodes.run(
        doc,
        {
          nodes: [{ id: 'moving', type: 'shot-motion', title: 'Moving', pos: [0, 0] }],
          edges: [{ id: 'e1', from: NODE, fromPort: 'image', to: 'moving', toPort: 'firstFrame' }],
        },
        as,
      ),
    );
  }

  /** Media of the store that the project may read, as a runner leaves them. */
  async function bring(where: ProjectId, ...hashes: string[]): Promise<void> {
    for (const sha256 of hashes) {
      await test.sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, 'image/png', 1) ON CONFLICT DO NOTHING`;
      await test.sql`INSERT INTO project_media (project_id, sha256) VALUES (${where}, ${sha256}) ON CONFLICT DO NOTHING`;
    }
  }

  /** Asks for shot1 and then for the shot that is made from it, as one chain. */
  async function chain(): Promise<readonly [above: string, below: string]> {
    const [above, below] = [id(), id()];
    const ask = { kind: 'generate', variations: 1, recipe: null, chain: above } as const;
    await change((doc, as) =>
      requestChain.run(
        doc,
        {
          requests: [
            { ...ask, id: above, node: NODE, picks: true },
            { ...ask, id: below, node: 'moving', after: [above] },
          ],
        },
        as,
      ),
    );
    return [above, below];
  }

  const pickOf = (node: string) => test.collaboration.read(project, (doc) => rootOf(doc, 'picks').get(node));
  const quiet = () => new Promise((later) => setTimeout(later, 150));

  it('[F4] [Q4] makes a chain in its order, each from the new pick of what is above it', async () => {
    await still();
    await bring(project, 'c'.repeat(64), 'd'.repeat(64));
    const old = await request();
    await until(async () => (await stateOf(old)) === 'queued', 'queued');
    await succeed(old, 0, 'c'.repeat(64));
    await until(async () => (await takes()).length === 1, 'an old pick');
    const [above, below] = await chain();
    await until(async () => (await stateOf(above)) === 'queued', 'the first is queued');
    await quiet();
    expect(await stateOf(below)).toBeUndefined();
    await succeed(above, 0, 'd'.repeat(64));
    await until(async () => (await stateOf(below)) === 'queued', 'the second is queued');
    expect(await pickOf(NODE)).toBe(takeIdOf(runIdOf(RequestId.parse(above), 0)));
    const [row] = await test.sql<{ spec: unknown }[]>`SELECT spec FROM runs WHERE request_id = ${below}`;
    expect(RunSpec.parse(row?.spec).recipe.inputs['firstFrame']).toEqual([
      { type: 'media', kind: 'image', sha256: 'd'.repeat(64) },
    ]);
    // What a person picks afterwards stays, also where an outcome is applied once more.
    await change((doc, as) => setPick.run(doc, { node: NODE, take: takeIdOf(runIdOf(RequestId.parse(old), 0)) }, as));
    await test.sql`UPDATE run_outcomes SET applied_at = NULL WHERE project_id = ${project}`;
    await test.sql.notify('dailies_outcome', JSON.stringify({ project }));
    await quiet();
    expect(await pickOf(NODE)).toBe(takeIdOf(runIdOf(RequestId.parse(old), 0)));
  });

  it('[F4] [L1] does not pick over a lock; what comes after is made from the locked pick', async () => {
    await still();
    await bring(project, 'c'.repeat(64), 'd'.repeat(64));
    const old = await request();
    await until(async () => (await stateOf(old)) === 'queued', 'queued');
    await succeed(old, 0, 'c'.repeat(64));
    await until(async () => (await takes()).length === 1, 'an old pick');
    const [above, below] = await chain();
    await until(async () => (await stateOf(above)) === 'queued', 'the first is queued');
    await change((doc, as) => setPickLock.run(doc, { nodes: [NODE], locked: true }, as));
    await succeed(above, 0, 'd'.repeat(64));
    await until(async () => (await stateOf(below)) === 'queued', 'the second is queued');
    const [row] = await test.sql<{ spec: unknown }[]>`SELECT spec FROM runs WHERE request_id = ${below}`;
    expect(RunSpec.parse(row?.spec).recipe.inputs['firstFrame']).toMatchObject([{ sha256: 'c'.repeat(64) }]);
  });

  it('[Q5] ends what waits with a sentence when what is above it failed, or was cancelled', async () => {
    await still();
    const [failing, after] = await chain();
    await until(async () => (await stateOf(failing)) === 'queued', 'queued');
    await end(failing, 0, { state: 'failed', code: 'out-of-memory', message: 'It ran out of memory.' });
    await until(async () => (await stateOf(after)) === 'failed', 'failed, too');
    expect((await factOf(after))?.error).toMatch(/^".+" above it was not made: It ran out of memory\.$/);
    const [above, below] = await chain();
    await until(async () => (await stateOf(above)) === 'queued', 'queued');
    await change((doc, as) => cancelRequest.run(doc, { request: above }, as));
    await until(async () => (await stateOf(below)) === 'cancelled', 'cancelled, too');
    expect((await factOf(below))?.error).toMatch(/above it was cancelled/);
    const [first, second] = await chain();
    await until(async () => (await stateOf(first)) === 'queued', 'queued');
    await change((doc, as) => cancelChain.run(doc, { chain: first }, as));
    await until(async () => (await stateOf(first)) === 'cancelled', 'all of it');
    await until(async () => (await stateOf(second)) === 'cancelled', 'all of it');
    expect(await test.sql`SELECT 1 FROM runs WHERE request_id IN (${after}, ${below}, ${second})`).toHaveLength(0);
  });

  it('[Q4] finds a waiting chain again after a server died between an end and what comes after it', async () => {
    await still();
    await bring(project, 'd'.repeat(64));
    const [above, below] = await chain();
    await until(async () => (await stateOf(above)) === 'queued', 'queued');
    await dispatcher.close();
    await succeed(above, 0, 'd'.repeat(64));
    await quiet();
    expect(await stateOf(below)).toBeUndefined();
    dispatcher = new Dispatcher(
      { sql: test.sql, db: test.db, documents: test.collaboration, projectQuotaBytes: null },
      pino({ level: 'silent' }),
    );
    await dispatcher.start();
    await test.collaboration.read(project, (doc) => dispatcher.follow(project, doc));
    await until(async () => (await stateOf(below)) === 'queued', 'found');
    expect(await test.sql`SELECT 1 FROM runs WHERE request_id = ${below}`).toHaveLength(1);
  });

  /** A take of shot1 in the present project, with a locked seed and a file that is there. */
  async function madeHere(media: string, prompt = 'A pier'): Promise<string> {
    await bring(project, media, 'b'.repeat(64));
    await change((doc, as) => setParams.run(doc, { id: NODE, params: { seed: 7, prompt } }, as));
    const first = await request();
    await until(async () => (await stateOf(first)) === 'queued', 'queued');
    await succeed(first, 0, media);
    await until(async () => (await takes()).length > 0, 'the take');
    return takeIdOf(runIdOf(RequestId.parse(first), 0));
  }

  it('[U2] reuses a take of another node of the project as a take of its own, which becomes the pick', async () => {
    const source = await madeHere('1'.repeat(64), 'A pier and its twin');
    await change((doc, as) =>
      createNodes.run(
        doc,
        {
          nodes: [{ id: 'twin', type: 'shot-still', pos: [0, 0], params: { prompt: 'A pier and its twin', seed: 7 } }],
        },
        as,
      ),
    );
    const name = await request({ node: 'twin' });
    await until(async () => (await stateOf(name)) === 'reused', 'reused');
    const own = takeIdOf(runIdOf(RequestId.parse(name), 0));
    expect(await factOf(name)).toMatchObject({ take: own });
    expect((await takes()).find((take) => take.id === own)).toMatchObject({
      node: 'twin',
      number: 1,
      media: '1'.repeat(64),
    });
    expect(await pickOf('twin')).toBe(own);
    expect(await test.sql`SELECT reused_from FROM takes WHERE id = ${own}`).toEqual([{ reused_from: source }]);
    // Taken up once more, as after a kill between the rows and the document, it names the same take.
    await test.collaboration.change(project, (doc) => {
      rootOf(doc, 'runs').delete(runIdOf(RequestId.parse(name), 0));
      rootOf(doc, 'takes').delete(own);
    });
    await test.collaboration.read(project, (doc) => dispatcher.follow(project, doc));
    await until(async () => (await stateOf(name)) === 'reused', 'reused again');
    expect(await factOf(name)).toMatchObject({ take: own });
    expect((await takes()).filter((take) => take.node === 'twin')).toHaveLength(1);
  });

  it('[U1] reuses a take of another project for a member of it, and for nobody else', async () => {
    const media = '2'.repeat(64);
    const secret = 'A pier that only one film has';
    await madeHere(media, secret);
    const elsewhere = project;
    // An outsider writes the very same recipe in a project of their own, where the owner is a guest.
    const oskar = await test.account('oskar');
    project = await test.project(oskar.id);
    await test.join(project, dora.id, 'director');
    await change(
      (doc, as) =>
        createNodes.run(
          doc,
          { nodes: [{ id: NODE, type: 'shot-still', pos: [0, 0], params: { prompt: secret, seed: 7 } }] },
          as,
        ),
      oskar.id,
    );
    const attack = await request({ anySeed: true }, oskar.id);
    await until(async () => (await stateOf(attack)) === 'queued', 'it is made anew');
    const mayRead = () => test.sql`SELECT 1 FROM project_media WHERE project_id = ${project} AND sha256 = ${media}`;
    expect(await mayRead()).toHaveLength(0);
    expect(await takes()).toEqual([]);
    const honest = await request({}, dora.id);
    await until(async () => (await stateOf(honest)) === 'reused', 'reused');
    expect(await takes()).toMatchObject([{ node: NODE, media, by: dora.id }]);
    expect(await mayRead()).toHaveLength(1);
    // The document, which everybody of the project reads, says nothing of where it comes from.
    const told = await test.collaboration.read(project, (doc) => JSON.stringify([readTakes(doc), readRuns(doc)]));
    expect(told).not.toContain(elsewhere);
  });

  it('[U1] lets a take of the recipe do whatever its seed where the request says so, but none out of the trash', async () => {
    const media = '3'.repeat(64);
    const take = await madeHere(media, 'A pier that any seed will do for');
    await change((doc, as) => setParams.run(doc, { id: NODE, params: { seed: null } }, as));
    const own = await request();
    await until(async () => (await stateOf(own)) === 'queued', 'a seed of its own');
    const any = await request({ anySeed: true });
    await until(async () => (await stateOf(any)) === 'reused', 'reused');
    expect(await factOf(any)).toMatchObject({ take });
    await change((doc, as) => trashTakes.run(doc, { node: NODE, takes: [take], trashed: true }, as));
    const thrown = await request({ anySeed: true });
    await until(async () => (await stateOf(thrown)) === 'queued', 'made anew');
  });

  it('brings progress to whoever has the project open', async () => {
    const browser = await test.synced(project, dora.token);
    const progress = { project, run: 'r1', request: 'q1', node: NODE, fraction: 0.5, phase: 'Drawing', etaSeconds: 2 };
    await test.sql.notify('dailies_progress', JSON.stringify(progress));
    await until(() => browser.stateless.some((message) => message.includes('"Drawing"')), 'progress', 1_000);
    await test.sql.notify('dailies_progress', 'not json');
  });
});
