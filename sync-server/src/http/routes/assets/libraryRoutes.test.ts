import { createHash } from 'node:crypto';
import { addTake, createNodes } from '@dailies/shared/commands';
import { unwrap } from '@dailies/shared/errors';
import { planNode, readGraph } from '@dailies/shared/graph';
import { Asset, AssetHistory, AssetImpact, AssetUsage, pageOf, Problem } from '@dailies/shared/http';
import { NodeId, RequestId, runIdOf, takeIdOf } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { Pipeline } from '@dailies/shared/runs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPlanningContext } from '../../../dispatch/planningContext.ts';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

const PIPELINE = Pipeline.parse({
  id: 'previs-still',
  version: 1,
  title: 'Previs',
  module: 'shot-still',
  tiers: ['low', 'standard', 'high'],
  runner: { executor: 'builtin', name: 'previs' },
  requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
  timeoutSeconds: 60,
});

let app: TestApp;
let owner: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  const { sql } = app.database;
  await sql`INSERT INTO pipelines (id, version, definition) VALUES (${PIPELINE.id}, 1, ${sql.json({ ...PIPELINE })})`;
});
beforeEach(async () => {
  project = await app.project(owner);
});
afterAll(() => app.stop());

const Page = pageOf(Asset);
const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());
const make = (body: object, person = owner, headers = {}) =>
  person.call('POST', `/projects/${project.id}/assets`, body, headers);
const made = async (name: string, more: { tags?: string[]; owner?: string; content?: object } = {}): Promise<Asset> => {
  const { content, ...rest } = more;
  const answer = await make({ kind: 'character', content: { name, ...content }, ...rest });
  expect(answer.status).toBe(201);
  return Asset.parse(await answer.json());
};
const listed = async (query: string, person = owner) => {
  const answer = await person.call('GET', `/projects/${project.id}/assets?${query}`);
  return Page.parse(await answer.json());
};
const names = ({ items }: { items: readonly Asset[] }) => items.map(({ content }) => content.name);
const read = async (person: TestPerson, id: string): Promise<Asset> =>
  Asset.parse(await (await person.call('GET', `/assets/${id}`)).json());

async function fileIn(to: TestProject, name: string, type = 'image/png'): Promise<string> {
  const sha256 = createHash('sha256').update(`${to.id} ${name}`).digest('hex');
  const { sql } = app.database;
  await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, ${type}, 1)`;
  await sql`INSERT INTO project_media (project_id, sha256) VALUES (${to.id}, ${sha256})`;
  return sha256;
}

describe('the list', () => {
  test('is searched by words, kind and tag, and read page by page', async () => {
    await made('Ines', { tags: ['Lead', 'coast'], content: { description: 'Keeper of the lighthouse' } });
    await made('Tomas', { tags: ['coast'] });
    await make({ kind: 'style', content: { name: 'Dusk print' }, tags: ['coast'] });
    expect(names(await listed('tag=coast'))).toEqual(['Ines', 'Tomas', 'Dusk print']);
    expect(names(await listed('tag=lead'))).toEqual(['Ines']);
    expect(names(await listed('kind=style'))).toEqual(['Dusk print']);
    expect(names(await listed('q=LIGHT%20keep'))).toEqual(['Ines']);
    expect(names(await listed('q=100%25'))).toEqual([]);
    const first = await listed('tag=coast&limit=2');
    expect(names(first)).toEqual(['Ines', 'Tomas']);
    expect(names(await listed(`tag=coast&limit=2&cursor=${first.next}`))).toEqual(['Dusk print']);
    expect((await problemOf(await owner.call('GET', `/projects/${project.id}/assets?cursor=x`))).code).toBe(
      'invalid-input',
    );
  });

  test('leaves out what is archived, which is locked and comes back', async () => {
    const asset = await made('Ines');
    const archived = Asset.parse(await (await owner.call('POST', `/assets/${asset.id}/archive`)).json());
    expect(archived.archivedAt).not.toBeNull();
    expect(names(await listed(''))).toEqual([]);
    expect(names(await listed('archived=only'))).toEqual(['Ines']);
    expect(names(await listed('archived=include'))).toEqual(['Ines']);
    const edit = () => owner.call('POST', `/assets/${asset.id}/versions`, { content: { name: 'Ines, older' } });
    expect(await problemOf(await edit())).toMatchObject({ code: 'locked' });
    expect(await problemOf(await owner.call('POST', `/assets/${asset.id}/promote`))).toMatchObject({ code: 'locked' });
    await owner.call('POST', `/assets/${asset.id}/restore`);
    expect((await edit()).status).toBe(201);
  });
});

describe('what is written', () => {
  test('is made once for a key', async () => {
    const send = () =>
      make({ kind: 'style', content: { name: 'Once' } }, owner, { 'idempotency-key': `once-${project.id}` });
    const [first, second] = [Asset.parse(await (await send()).json()), Asset.parse(await (await send()).json())];
    expect(second.id).toBe(first.id);
    expect(names(await listed(''))).toEqual(['Once']);
  });

  test('keeps tags apart from versions', async () => {
    const asset = await made('Ines', { tags: ['lead'] });
    const answer = await owner.call('PATCH', `/assets/${asset.id}`, { tags: [' Night ', 'night', 'rain'] });
    expect(Asset.parse(await answer.json())).toMatchObject({ tags: ['night', 'rain'], version: 1, hash: asset.hash });
    expect(await problemOf(await owner.call('PATCH', `/assets/${asset.id}`, { tags: ['a,b'] }))).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('comma'),
    });
  });

  test('is refused where nothing differs, and has a hash of its content', async () => {
    const asset = await made('Ines');
    const same = await owner.call('POST', `/assets/${asset.id}/versions`, {
      content: { name: 'Ines', trained: [], references: [] },
    });
    expect(await problemOf(same)).toMatchObject({ code: 'conflict', detail: expect.stringContaining('says the same') });
    await owner.call('POST', `/assets/${asset.id}/versions`, { content: { name: 'Ines, older' } });
    await owner.call('POST', `/assets/${asset.id}/versions`, { content: { name: 'Ines' } });
    const history = AssetHistory.parse(await (await owner.call('GET', `/assets/${asset.id}`)).json());
    const [third, second, first] = history.versions.map(({ hash }) => hash);
    expect([third, second === first]).toEqual([first, false]);
  });

  test('names pictures as pictures, a sound as the voice, and any file as trained', async () => {
    const [picture, voice, weights] = [
      await fileIn(project, 'face'),
      await fileIn(project, 'voice', 'audio/wav'),
      await fileIn(project, 'lora', 'application/octet-stream'),
    ];
    const trained = [{ sha256: weights, name: 'ines-lora.safetensors' }];
    const asset = await made('Ines', { content: { references: [picture, picture], voice, trained } });
    expect(asset.content).toMatchObject({ references: [picture], voice, trained });
    const wrong = await make({ kind: 'character', content: { name: 'Wrong', voice: picture } });
    expect(await problemOf(wrong)).toMatchObject({
      code: 'invalid-input',
      detail: `"${picture}" is no sound, so it cannot be a voice here.`,
    });
    const rows = await app.database.sql<{ role: string; sha256: string }[]>`
      SELECT role, sha256 FROM asset_media WHERE asset_id = ${asset.id} ORDER BY role`;
    expect(rows.map(({ role, sha256 }) => [role, sha256])).toEqual([
      ['reference', picture],
      ['trained', weights],
      ['voice', voice],
    ]);
  });
});

/** A shot that follows the asset, one that holds its first version, and one of each with a take in sync. */
async function cast(id: string): Promise<void> {
  const node = (name: string, type: string, params: object = {}) => ({ id: name, type, pos: [0, 0], params });
  await app.documents.change(project.id, (doc) =>
    unwrap(
      createNodes.run(
        doc,
        {
          nodes: [
            node('newest', 'character', { asset: id }),
            node('held', 'character', { asset: id, version: 1 }),
            node('follows', 'shot-still'),
            node('holds', 'shot-still'),
            node('empty', 'shot-still'),
          ],
          edges: [
            { id: 'a', from: 'newest', fromPort: 'asset', to: 'follows', toPort: 'characters' },
            { id: 'b', from: 'held', fromPort: 'asset', to: 'holds', toPort: 'characters' },
            { id: 'c', from: 'newest', fromPort: 'asset', to: 'empty', toPort: 'characters' },
          ],
        },
        { actor: owner.id, role: 'director', now: 1 },
      ),
    ),
  );
  for (const shot of ['follows', 'holds']) await take(NodeId.parse(shot));
}

async function take(node: NodeId): Promise<void> {
  const { sql } = app.database;
  const graph = await app.documents.read(project.id, readGraph);
  const { recipe, recipeHash } = unwrap(planNode(graph, node, await readPlanningContext(sql, project.id, graph)));
  const request = RequestId.parse(`r-${project.id}-${node}`.slice(0, 60));
  const run = runIdOf(request, 0);
  const sha256 = Sha256.parse('b'.repeat(64));
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
    VALUES (${run}, ${project.id}, ${request}, ${node}, 0, 'succeeded', ${owner.id}, now())`;
  await sql`INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by)
    VALUES (${takeIdOf(run)}, ${project.id}, ${node}, ${run}, ${recipeHash}, 7, ${sql.json(recipe)},
      ${sql.json({ poster: sha256 })}, ${owner.id})`;
  await app.documents.change(project.id, (doc) =>
    addTake(doc, takeIdOf(run), {
      node,
      kind: 'image',
      media: sha256,
      poster: sha256,
      width: 1_280,
      height: 720,
      frames: 1,
      fps: [24, 1],
      recipe: recipeHash,
      seed: 7,
      pipeline: 'previs-still@1',
      by: owner.id,
      at: 1,
    }),
  );
}

describe('use', () => {
  const usage = async (person: TestPerson, id: string, query = '') =>
    pageOf(AssetUsage).parse(await (await person.call('GET', `/assets/${id}/usage${query}`)).json());

  test('says which shots use it, at which version, and which takes were made with it', async () => {
    const asset = await made('Ines');
    await cast(asset.id);
    const { items } = await usage(owner, asset.id);
    expect(items).toMatchObject([
      {
        project: { id: project.id },
        shots: [
          { node: 'empty', versions: ['latest'], pick: null },
          { node: 'follows', versions: ['latest'], mentioned: false },
          { node: 'holds', versions: [1] },
        ],
        takeCount: 2,
      },
    ]);
    expect(items[0]?.takes.map(({ node, number, versions }) => [node, number, versions]).sort()).toEqual([
      ['follows', 1, [1]],
      ['holds', 1, [1]],
    ]);
  });

  test("is told of the asker's projects only, also for the studio's", async () => {
    const asset = await made('Ines', { owner: 'studio' });
    await cast(asset.id);
    const stranger = await app.person();
    expect(await usage(stranger, asset.id)).toEqual({ items: [], next: null });
    const viewer = await project.join('viewer');
    expect((await usage(viewer, asset.id)).items).toHaveLength(1);
    expect((await usage(viewer, asset.id, `?project=${project.id}`)).items).toHaveLength(1);
    expect((await usage(stranger, asset.id, `?project=${project.id}`)).items).toEqual([]);
  });

  test('tells before a version is made what it puts out of sync, and nothing is changed by asking', async () => {
    const asset = await made('Ines');
    await cast(asset.id);
    const answer = await owner.call('POST', `/assets/${asset.id}/impact`, { content: { name: 'Ines, older' } });
    expect(pageOf(AssetImpact).parse(await answer.json())).toMatchObject({
      items: [{ project: { id: project.id }, shots: [{ node: 'follows', take: { number: 1 } }] }],
      next: null,
    });
    expect((await read(owner, asset.id)).version).toBe(1);
  });
});

describe('promotion', () => {
  test('makes the same asset the studio’s: its id, versions, usage and pictures go on, and everybody sees it', async () => {
    const picture = await fileIn(project, 'face');
    const asset = await made('Ines', { content: { references: [picture] } });
    await owner.call('POST', `/assets/${asset.id}/versions`, { content: { name: 'Ines, older' } });
    await cast(asset.id);
    const stranger = await app.person();
    const sees = async () => {
      const { status } = await stranger.call('GET', `/media/${picture}/link`);
      return [(await stranger.call('GET', `/assets/${asset.id}`)).status, status];
    };
    expect(await sees()).toEqual([404, 404]);
    app.documents.messages.length = 0;
    const answer = await owner.call('POST', `/assets/${asset.id}/promote`);
    expect(Asset.parse(await answer.json())).toMatchObject({ id: asset.id, project: null, version: 2 });
    expect(app.documents.messages.map((sent) => sent.project)).toContain(project.id);
    expect(await sees()).toEqual([200, 200]);
    const history = AssetHistory.parse(await (await stranger.call('GET', `/assets/${asset.id}`)).json());
    expect(history.versions.map(({ version }) => version)).toEqual([2, 1]);
    const items = pageOf(AssetUsage).parse(await (await owner.call('GET', `/assets/${asset.id}/usage`)).json()).items;
    expect(items[0]?.shots).toHaveLength(3);
    expect(names(Page.parse(await (await stranger.call('GET', '/assets?q=older')).json()))).toContain('Ines, older');
    const audited = await app.database.sql`
      SELECT 1 FROM audit_events WHERE action = 'asset.promoted' AND subject = ${asset.id}`;
    expect(audited).toHaveLength(1);
    // A second time nothing happens.
    expect((await owner.call('POST', `/assets/${asset.id}/promote`)).status).toBe(200);
  });

  test('opens no file that the promoter could not read', async () => {
    const secret = await fileIn(await app.project(await app.person(), 'Secret'), 'hidden');
    const asset = await made('Ines');
    // As an imported project leaves it: named, and never shown to who imported it.
    await app.database.sql`INSERT INTO asset_media (asset_id, version, sha256, role, is_opened)
      VALUES (${asset.id}, 1, ${secret}, 'reference', false)`;
    expect((await owner.call('POST', `/assets/${asset.id}/promote`)).status).toBe(200);
    expect((await owner.call('GET', `/media/${secret}/link`)).status).toBe(404);
  });
});
