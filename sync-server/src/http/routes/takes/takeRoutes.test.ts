import { createNodes, requestTakes } from '@dailies/shared/commands';
import { readRequestMark } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { ListedTake, pageOf, Problem, Run, TakeProvenance } from '@dailies/shared/http';
import { NodeId, RequestId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

const request = RequestId.parse('request1');
const node = NodeId.parse('shot1');
const variations = [0, 1, 2, 3, 4];
const run = (variation: number) => runIdOf(request, variation);
const take = (variation: number) => takeIdOf(run(variation));
const sha = (n: number): string => String(n).repeat(64);

let app: TestApp;
let owner: TestPerson;
let project: TestProject;

const recipe = {
  module: 'shot-motion',
  moduleVersion: 1,
  pipeline: { id: 'previs-motion', version: 1 },
  kind: 'video',
  params: { prompt: 'Rain.' },
  inputs: {},
  widthPx: 1280,
  heightPx: 720,
  frames: 72,
  fps: [24, 1],
};
const outcome = (n: number) => ({
  state: 'succeeded',
  kind: 'video',
  media: sha(n),
  mediaType: 'video/mp4',
  poster: sha(n + 4),
  widthPx: 1280,
  heightPx: 720,
  frames: 72,
  fps: [24, 1],
  backend: 'builtin',
  runSeconds: 1.5,
  fallback: null,
});

beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  project = await app.project(owner);
  const { sql } = app.database;
  const context = { actor: owner.id, role: 'director', now: 1 } as const;
  await app.documents.change(project.id, (doc) => {
    unwrap(createNodes.run(doc, { nodes: [{ id: node, type: 'shot-motion', pos: [0, 0] }] }, context));
    unwrap(requestTakes.run(doc, { id: request, node, kind: 'generate', variations: 5, recipe: null }, context));
  });
  for (const n of variations) {
    const done = n < 3;
    await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at, started_at, log)
      VALUES (${run(n)}, ${project.id}, ${request}, ${node}, ${n}, ${done ? 'succeeded' : 'running'}, ${owner.id}, now(), now(), 'a line')`;
    if (!done) continue;
    const inputs = n === 2 ? { first: [{ type: 'media', kind: 'video', sha256: sha(0) }] } : {};
    await sql`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run(n)}, ${project.id}, ${sql.json(outcome(n))})`;
    await sql`INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by, created_at)
      VALUES (${take(n)}, ${project.id}, ${n === 1 ? 'shot2' : node}, ${run(n)}, ${'f'.repeat(32)}, ${7 + n},
        ${sql.json({ ...recipe, inputs })}, ${sql.json(outcome(n))}, ${owner.id}, now() + ${`${n} seconds`}::interval)`;
  }
  await app.documents.change(project.id, (doc) => {
    const { kind, media, poster, widthPx, heightPx, frames, fps } = outcome(2);
    const thin = { node, kind, media, poster, width: widthPx, height: heightPx, frames, fps, number: 1 };
    const fact = { recipe: 'f'.repeat(32), seed: 9, pipeline: 'previs-motion@1', by: owner.id, at: 1 };
    doc.getMap('takes').set(take(2), { ...thin, ...fact });
  });
});
afterAll(() => app.stop());

const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());
const Page = pageOf(ListedTake);

describe('takes', () => {
  test('are listed newest first, page by page, and by node', async () => {
    const path = `/projects/${project.id}/takes`;
    const first = Page.parse(await (await owner.call('GET', `${path}?limit=2`)).json());
    expect(first.items.map(({ seed }) => seed)).toEqual([9, 8]);
    const rest = Page.parse(await (await owner.call('GET', `${path}?limit=2&cursor=${first.next}`)).json());
    expect([rest.items.map(({ seed }) => seed), rest.next]).toEqual([[7], null]);
    const ofNode = Page.parse(await (await owner.call('GET', `${path}?node=shot2`)).json());
    expect(ofNode.items).toMatchObject([{ media: sha(1), mediaType: 'video/mp4', poster: sha(5), run: run(1) }]);
    expect(await problemOf(await owner.call('GET', `${path}?limit=0`))).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('"limit"'),
    });
  });

  test('say how they came to be, and from what', async () => {
    const answer = await owner.call('GET', `/takes/${take(2)}`);
    expect(TakeProvenance.parse(await answer.json())).toMatchObject({
      project: project.id,
      run: run(2),
      take: { number: 1, pipeline: 'previs-motion@1' },
      recipe: { module: 'shot-motion', params: { prompt: 'Rain.' } },
      outcome: { backend: 'builtin', runSeconds: 1.5 },
      madeBy: { id: owner.id },
      parents: [take(0)],
    });
    const early = TakeProvenance.parse(await (await owner.call('GET', `/takes/${take(0)}`)).json());
    expect([early.take, early.parents]).toEqual([null, []]);
  });

  test('of another project are not there', async () => {
    const stranger = await app.person();
    expect((await stranger.call('GET', `/takes/${take(2)}`)).status).toBe(404);
    expect(await problemOf(await owner.call('GET', '/takes/unknown'))).toMatchObject({
      status: 404,
      code: 'not-found',
    });
  });
});

describe('runs', () => {
  test('say where they stand', async () => {
    const done = Run.parse(await (await owner.call('GET', `/runs/${run(0)}`)).json());
    expect(done).toMatchObject({ state: 'succeeded', variation: 0, outcome: { state: 'succeeded' }, log: 'a line' });
    const running = Run.parse(await (await owner.call('GET', `/runs/${run(3)}`)).json());
    expect(running).toMatchObject({ state: 'running', outcome: null, fraction: 0, endedAt: null });
  });

  test('are cancelled with their request, by who may generate', async () => {
    const producer = await project.join('producer');
    expect(await problemOf(await producer.call('POST', `/runs/${run(3)}/cancel`))).toMatchObject({
      code: 'forbidden',
    });
    const artist = await project.join('artist');
    expect((await artist.call('POST', `/runs/${run(3)}/cancel`)).status).toBe(202);
    const mark = await app.documents.read(project.id, (doc) => readRequestMark(doc, 'cancel', request));
    expect(mark?.by).toBe(artist.id);
    expect((await owner.call('POST', `/runs/${run(3)}/cancel`)).status).toBe(202);
  });

  test('of another project are not there', async () => {
    const stranger = await app.person();
    for (const [method, path] of [
      ['GET', `/runs/${run(0)}`],
      ['POST', `/runs/${run(0)}/cancel`],
      ['GET', '/runs/unknown'],
    ] as const) {
      expect((await stranger.call(method, path)).status).toBe(404);
    }
  });
});
