import { readMeta, readNode, readPick, readRequests, readRuns, readTakes } from '@dailies/shared/document';
import {
  AppliedChanges,
  Branch,
  BranchComparison,
  Branches,
  ListedTake,
  pageOf,
  PreparedMerge,
  Project,
  TakeProvenance,
  Version,
} from '@dailies/shared/http';
import { NodeId, type ProjectId, RequestId, runIdOf, type TakeId, takeIdOf } from '@dailies/shared/ids';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, until } from '../../../collaboration/testing/TestCollaboration.ts';
import { applyOutcomes } from '../../../dispatch/applyOutcomes.ts';
import { queueRuns } from '../../../dispatch/queueRuns.ts';
import { actIn, LiveApp, type LivePerson } from '../../../testing/LiveApp.ts';

const SHOT = NodeId.parse('shot1');

let live: LiveApp;
let dora: LivePerson;
let arne: LivePerson;
let project: ProjectId;
let inParent: Browser;
let requests = 0;

const at = (path: string): string => `/projects/${project}/branches${path}`;
const docs = () => live.collaboration.collaboration;
const sha = (n: number): string => String(n).padStart(64, '0');

beforeAll(async () => {
  live = await LiveApp.start();
  // The queue's own table, which the runner's library makes.
  await live.sql`CREATE SCHEMA IF NOT EXISTS graphile_worker`;
  await live.sql`CREATE OR REPLACE FUNCTION graphile_worker.add_job(task text, payload json) RETURNS void LANGUAGE sql AS ''`;
  dora = await live.person('dora');
});
afterAll(() => live.stop());
beforeEach(async () => {
  project = await live.collaboration.project(dora.id);
  arne = await live.member(project, 'artist', 'arne');
  inParent = await live.browser(project, dora);
  actIn(inParent, dora, 'director', 'setSettings', { name: 'The Last Lighthouse', width: 1_280 });
  actIn(inParent, dora, 'director', 'createNodes', {
    nodes: [
      { id: 'prompt1', type: 'prompt', title: 'Storm', pos: [0, 0], params: { text: 'Rain.' } },
      { id: SHOT, type: 'shot-still', title: 'Wide', pos: [300, 0] },
      { id: 'note1', type: 'note', title: 'Note', pos: [0, 300], params: { text: 'For the crew' } },
    ],
  });
  actIn(inParent, dora, 'director', 'connect', {
    id: 'edge1',
    from: 'prompt1',
    fromPort: 'text',
    to: SHOT,
    toPort: 'prompt',
  });
  await inParent.saved();
});

/** A take as the runner and the dispatcher make one: a request, a run, its outcome, its media. */
async function makeTake(where: ProjectId, browser: Browser, by: LivePerson, node: NodeId = SHOT): Promise<TakeId> {
  requests += 1;
  const request = RequestId.parse(`request${requests}`);
  const ask = { id: request, node, kind: 'generate', variations: 1, recipe: null };
  actIn(browser, by, 'artist', 'requestTakes', ask);
  await browser.saved();
  const recipe = {
    module: 'shot-still',
    moduleVersion: 1,
    pipeline: { id: 'previs-still', version: 1 },
    kind: 'image' as const,
    params: { prompt: 'Rain.' },
    inputs: {},
    widthPx: 1_280,
    heightPx: 720,
    frames: 1,
    fps: [24, 1] as [number, number],
  };
  const recipeHash = String(requests).padStart(32, 'a');
  await queueRuns(live.sql, {
    project: where,
    id: request,
    request: { ...ask, kind: 'generate', anyway: false, by: by.id, at: Date.now() },
    planned: {
      recipe,
      recipeHash,
      requirements: { tags: ['cpu'], gpuMemoryBytes: 0 },
      lockedSeed: null,
    } as never,
    fallback: null,
    costMicros: null,
    trashed: new Set(),
    isBarred: false,
  });
  const run = runIdOf(request, 0);
  for (const hash of [sha(requests * 2), sha(requests * 2 + 1)]) {
    await live.sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${hash}, 'image/png', 3)`;
    await live.sql`INSERT INTO project_media (project_id, sha256) VALUES (${where}, ${hash})`;
  }
  const outcome = {
    state: 'succeeded',
    kind: 'image',
    media: sha(requests * 2),
    mediaType: 'image/png',
    poster: sha(requests * 2 + 1),
    widthPx: 1_280,
    heightPx: 720,
    frames: 1,
    fps: [24, 1],
    backend: 'builtin',
    runSeconds: 1,
    fallback: null,
  };
  await live.sql`UPDATE runs SET state = 'succeeded' WHERE id = ${run}`;
  await live.sql`INSERT INTO run_outcomes (run_id, project_id, outcome) VALUES (${run}, ${where}, ${live.sql.json(outcome)})`;
  const parts = { sql: live.sql, db: live.services.db, documents: docs(), projectQuotaBytes: null };
  await applyOutcomes(parts, where, pino({ level: 'silent' }));
  return takeIdOf(run);
}

const fork = (name = 'Night version', person = dora) => person.ask(Branch, 'POST', at(''), { name });
const comparison = (branch: Branch, person = dora) =>
  person.ask(BranchComparison, 'GET', at(`/${branch.id}/comparison`));
const merge = (branch: Branch, person = dora, resolutions: unknown[] = []) =>
  person.ask(AppliedChanges, 'POST', at(`/${branch.id}/merge`), { resolutions });
const titleIn = (where: ProjectId, node: string) => docs().read(where, (doc) => readNode(doc, node)?.title);

describe('a branch', () => {
  test('begins as the project, with its members, takes and provenance, without requests and runs', async () => {
    const take = await makeTake(project, inParent, dora);
    const branch = await fork();
    expect(branch).toMatchObject({ name: 'Night version', by: dora.id, mergedAt: null, archivedAt: null });
    expect((await dora.ask(Branches, 'GET', at(''))).items).toEqual([branch]);
    const listed = await arne.ask(Project, 'GET', `/projects/${branch.id}`);
    expect(listed).toMatchObject({ branchOf: project, name: 'Night version', role: 'artist', memberCount: 2 });
    expect(listed.poster).not.toBeNull();
    expect((await arne.ask(Project, 'GET', `/projects/${project}`)).branchOf).toBeNull();

    const browser = await live.browser(branch.id, arne);
    expect(readMeta(browser.doc)).toEqual(readMeta(inParent.doc));
    expect(readNode(browser.doc, 'prompt1')).toEqual(readNode(inParent.doc, 'prompt1'));
    expect(browser.doc.getMap('edges').toJSON()).toEqual(inParent.doc.getMap('edges').toJSON());
    expect(readTakes(browser.doc).map(({ id }) => id)).toEqual([take]);
    expect(readPick(browser.doc, SHOT)?.id).toBe(take);
    expect([readRequests(browser.doc), readRuns(browser.doc)]).toEqual([[], []]);
    expect(readRequests(inParent.doc)).toHaveLength(1);

    const provenance = await arne.ask(TakeProvenance, 'GET', `/takes/${take}?project=${branch.id}`);
    expect(provenance).toMatchObject({ project: branch.id, recipe: { module: 'shot-still' }, take: { number: 1 } });
    expect((await arne.ask(TakeProvenance, 'GET', `/takes/${take}`)).project).toBe(project);
    const takes = await arne.ask(pageOf(ListedTake), 'GET', `/projects/${branch.id}/takes`);
    expect(takes.items.map(({ id }) => id)).toEqual([take]);
    // Whoever is in the branch alone sees what is in it, and not the project.
    const vera = await live.member(branch.id, 'viewer', 'vera');
    expect((await vera.ask(TakeProvenance, 'GET', `/takes/${take}`)).project).toBe(branch.id);
    expect(await vera.refused('GET', `/takes/${take}?project=${project}`)).toMatchObject({ code: 'not-found' });
    expect((await vera.call('GET', `/projects/${branch.id}/takes`)).status).toBe(200);
    expect(await vera.refused('GET', at(''))).toMatchObject({ code: 'not-found' });
  });

  test('can begin at a version, and keeps that ground when the version is thinned out', async () => {
    const version = await dora.ask(Version, 'POST', `/projects/${project}/versions`, { name: 'Before' });
    actIn(inParent, dora, 'director', 'renameNode', { id: SHOT, title: 'Later' });
    await inParent.saved();
    const branch = await dora.ask(Branch, 'POST', at(''), { name: 'Old way', version: version.id });
    await live.sql`DELETE FROM document_versions WHERE id = ${version.id}`;
    expect(await titleIn(branch.id, SHOT)).toBe('Wide');
    expect(await comparison(branch)).toEqual({ taken: [], conflicts: [], takes: 0 });
    expect(await dora.refused('POST', at(''), { name: 'Lost', version: version.id })).toMatchObject({
      code: 'not-found',
    });
    expect((await dora.ask(Branches, 'GET', at(''))).items).toHaveLength(1);
  });

  test('sees the assets of its project, in the library and when it plans', async () => {
    const [mine] = await live.sql<{ id: string }[]>`
      INSERT INTO assets (id, project_id, kind, created_by) VALUES ('asset1', ${project}, 'style', ${dora.id}) RETURNING id`;
    await live.sql`INSERT INTO asset_versions (asset_id, version, content, created_by)
      VALUES ('asset1', 1, ${live.sql.json({ name: 'Noir', description: '', colour: '#112233', references: [], prompt: '' })}, ${dora.id})`;
    const branch = await fork();
    const inBranch = await arne.call('GET', `/projects/${branch.id}/assets`);
    expect(await inBranch.text()).toContain(mine?.id);
    const vera = await live.member(branch.id, 'artist', 'vera');
    expect((await vera.call('GET', '/assets/asset1')).status).toBe(200);
    const content = { name: 'Changed', description: '', colour: '#112233', references: [], prompt: '' };
    expect((await vera.call('POST', '/assets/asset1/versions', { content })).status).toBeGreaterThanOrEqual(400);
    await live.sql`DELETE FROM assets WHERE id = 'asset1'`;
  });
});

describe('a merge', () => {
  test('takes what one side changed, and brings takes with provenance and media', async () => {
    const first = await makeTake(project, inParent, dora);
    const branch = await fork();
    const inBranch = await live.browser(branch.id, arne);
    actIn(inBranch, arne, 'artist', 'setParams', { id: 'prompt1', params: { text: 'Snow.' } });
    actIn(inBranch, arne, 'artist', 'createNodes', {
      nodes: [{ id: 'shot2', type: 'shot-still', title: 'Close', pos: [600, 0] }],
    });
    await inBranch.saved();
    const mine = await makeTake(branch.id, inBranch, arne);
    const other = await makeTake(branch.id, inBranch, arne, NodeId.parse('shot2'));
    await until(() => readTakes(inBranch.doc).length === 3, 'the takes');
    actIn(inBranch, arne, 'artist', 'setPick', { node: SHOT, take: mine });
    await inBranch.saved();
    actIn(inParent, dora, 'director', 'renameNode', { id: 'note1', title: 'Renamed meanwhile' });
    await inParent.saved();
    const between = await makeTake(project, inParent, dora);

    const seen = await comparison(branch);
    expect(seen.conflicts).toEqual([]);
    expect(seen.takes).toBe(2);
    expect(seen.taken.map(({ root, id, kind }) => `${kind} ${root} ${id}`).sort()).toEqual([
      'added nodes shot2',
      'added picks shot2',
      'changed nodes prompt1',
      'changed picks shot1',
    ]);
    expect(await merge(branch)).toMatchObject({ applied: 4, refused: [] });

    await until(() => readNode(inParent.doc, 'shot2') !== undefined, 'the merge');
    expect(readNode(inParent.doc, 'prompt1')?.params['text']).toBe('Snow.');
    expect(readNode(inParent.doc, 'note1')?.title).toBe('Renamed meanwhile');
    expect(inParent.doc.getMap('settings').get('name')).toBe('The Last Lighthouse');
    expect([readPick(inParent.doc, SHOT)?.id, readPick(inParent.doc, NodeId.parse('shot2'))?.id]).toEqual([
      mine,
      other,
    ]);
    const numbers = readTakes(inParent.doc).map(({ id, node, number }) => [id, node, number]);
    expect(numbers).toHaveLength(4);
    expect(numbers).toEqual(
      expect.arrayContaining([
        [first, 'shot1', 1],
        [between, 'shot1', 2],
        [mine, 'shot1', 3],
        [other, 'shot2', 1],
      ]),
    );
    expect(readRequests(inParent.doc)).toHaveLength(2);
    expect(readRuns(inParent.doc)).toHaveLength(2);

    const carl = await live.member(project, 'viewer', 'carl');
    expect(await carl.ask(TakeProvenance, 'GET', `/takes/${mine}`)).toMatchObject({ project, take: { number: 3 } });
    const page = await carl.ask(pageOf(ListedTake), 'GET', `/projects/${project}/takes`);
    expect(page.items).toHaveLength(4);
    const [readable] = await live.sql<{ count: number }[]>`
      SELECT count(*)::int AS count FROM project_media WHERE project_id = ${project}`;
    expect(readable?.count).toBe(8);
    expect((await carl.call('GET', `/runs/${runIdOf(RequestId.parse(`request${requests - 1}`), 0)}`)).status).toBe(404);

    const merged = (await dora.ask(Branches, 'GET', at(''))).items[0];
    expect(merged?.mergedAt).not.toBeNull();
    expect(await comparison(branch)).toEqual({ taken: [], conflicts: [], takes: 0 });
  });

  test('leaves to a person what both changed, and does as they choose', async () => {
    const branch = await fork();
    const inBranch = await live.browser(branch.id, arne);
    actIn(inBranch, arne, 'artist', 'setParams', { id: 'prompt1', params: { text: 'Snow.' } });
    actIn(inBranch, arne, 'artist', 'renameNode', { id: SHOT, title: 'Their title' });
    actIn(inBranch, arne, 'artist', 'renameNode', { id: 'note1', title: 'Only theirs' });
    await inBranch.saved();
    actIn(inParent, dora, 'director', 'setParams', { id: 'prompt1', params: { text: 'Fog.' } });
    actIn(inParent, dora, 'director', 'renameNode', { id: SHOT, title: 'Our title' });
    await inParent.saved();

    const { conflicts, taken } = await comparison(branch);
    expect(taken).toMatchObject([{ root: 'nodes', id: 'note1' }]);
    expect(conflicts.map(({ id, key, base, ours, theirs }) => [id, key, base, ours, theirs])).toEqual([
      ['prompt1', 'params.text', 'Rain.', 'Fog.', 'Snow.'],
      ['shot1', 'title', 'Wide', 'Our title', 'Their title'],
    ]);
    const done = await merge(branch, arne, [
      { root: 'nodes', id: 'prompt1', key: 'params.text', side: 'theirs' },
      { root: 'nodes', id: 'shot1', key: 'title', side: 'ours' },
    ]);
    expect(done).toMatchObject({ applied: 2, refused: [] });
    await until(() => readNode(inParent.doc, 'note1')?.title === 'Only theirs', 'the merge');
    expect(readNode(inParent.doc, 'prompt1')?.params['text']).toBe('Snow.');
    expect(readNode(inParent.doc, SHOT)?.title).toBe('Our title');

    // The choice stands: only what is new comes with the next one.
    expect(await comparison(branch)).toEqual({ taken: [], conflicts: [], takes: 0 });
    actIn(inBranch, arne, 'artist', 'setParams', { id: 'note1', params: { text: 'New' } });
    await inBranch.saved();
    expect((await comparison(branch)).taken).toMatchObject([
      { root: 'nodes', id: 'note1', kind: 'changed', fields: [{ key: 'params.text', after: 'New' }] },
    ]);
    expect(await merge(branch)).toMatchObject({ applied: 1, refused: [] });
    expect(await titleIn(project, SHOT)).toBe('Our title');

    const back = await dora.ask(AppliedChanges, 'POST', `/projects/${project}/versions/${done.before}/restore`, {});
    expect(back.refused).toEqual([]);
    expect(await docs().read(project, (doc) => readNode(doc, 'prompt1')?.params['text'])).toBe('Fog.');
  });

  test('offers again what a role could not take, to one who may', async () => {
    const branch = await fork();
    const inBranch = await live.browser(branch.id, dora);
    actIn(inBranch, dora, 'director', 'setSettings', { width: 1_920 });
    actIn(inBranch, dora, 'director', 'setSettings', { height: 1_080 });
    actIn(inBranch, dora, 'director', 'renameNode', { id: SHOT, title: 'Theirs' });
    await inBranch.saved();
    // What both changed, and the artist chose and may not set, is offered again as well.
    actIn(inParent, dora, 'director', 'setSettings', { height: 800 });
    await inParent.saved();
    const byArtist = await merge(branch, arne, [{ root: 'settings', id: 'height', key: 'value', side: 'theirs' }]);
    expect(byArtist.applied).toBe(1);
    expect(byArtist.refused.map(({ change }) => change.id).sort()).toEqual(['height', 'width']);
    expect((await comparison(branch)).taken.map(({ id }) => id).sort()).toEqual(['height', 'width']);
    expect(await merge(branch)).toMatchObject({ applied: 2, refused: [] });
    const sizes = await docs().read(project, (doc) =>
      ['width', 'height'].map((key) => doc.getMap('settings').get(key)),
    );
    expect(sizes).toEqual([1_920, 1_080]);
    expect(await comparison(branch)).toEqual({ taken: [], conflicts: [], takes: 0 });
  });

  test('can be made in a browser, between preparing and finishing', async () => {
    const branch = await fork();
    const inBranch = await live.browser(branch.id, arne);
    await makeTake(branch.id, inBranch, arne);
    actIn(inBranch, arne, 'artist', 'renameNode', { id: SHOT, title: 'Theirs' });
    await inBranch.saved();
    const prepared = await dora.ask(PreparedMerge, 'POST', at(`/${branch.id}/takes`), {});
    expect(prepared.takes).toBe(1);
    expect((await dora.ask(PreparedMerge, 'POST', at(`/${branch.id}/takes`), {})).takes).toBe(0);
    await until(() => readTakes(inParent.doc).length === 1, 'the take');
    // Bringing takes picks none: the merge does.
    expect(readPick(inParent.doc, SHOT)).toBeUndefined();
    const [take] = readTakes(inParent.doc);
    actIn(inParent, dora, 'director', 'renameNode', { id: SHOT, title: 'Theirs' });
    actIn(inParent, dora, 'director', 'setPick', { node: SHOT, take: take?.id });
    await inParent.saved();
    expect((await dora.ask(Branch, 'POST', at(`/${branch.id}/merged`), {})).mergedAt).not.toBeNull();
    expect(await comparison(branch)).toEqual({ taken: [], conflicts: [], takes: 0 });
    const kinds = await dora.ask(pageOf(Version), 'GET', `/projects/${project}/versions?kind=before-merge`);
    expect(kinds.items.map(({ id }) => id)).toContain(prepared.before);
    const events = await live.sql<{ action: string }[]>`
      SELECT action FROM audit_events WHERE subject = ${branch.id} ORDER BY id`;
    expect(events.map(({ action }) => action)).toEqual(['branch.created', 'branch.merged']);
  });
});

describe('who may', () => {
  test('whoever is removed from a project is in its branches no more; its only director stays in one', async () => {
    const branch = await fork();
    const inner = await arne.ask(Branch, 'POST', `/projects/${branch.id}/branches`, { name: 'A branch of it' });
    const browser = await live.browser(branch.id, arne);
    const gone = await dora.call('DELETE', `/projects/${project}/members/${arne.id}`);
    expect(gone.ok).toBe(true);
    for (const id of [project, branch.id, inner.id]) {
      expect(await arne.refused('GET', `/projects/${id}`)).toMatchObject({ code: 'not-found' });
    }
    await until(() => browser.reasons.some((reason) => reason.startsWith('forbidden:')), 'the open branch closes');
    const dario = await live.member(project, 'director', 'dario');
    expect((await dario.call('DELETE', `/projects/${project}/members/${dora.id}`)).ok).toBe(true);
    expect(await dora.refused('GET', `/projects/${project}`)).toMatchObject({ code: 'not-found' });
    expect((await dora.call('GET', `/projects/${branch.id}`)).status).toBe(200);
  });

  test('directors and artists of both branch and merge; everybody else looks', async () => {
    const branch = await fork('By an artist', arne);
    for (const role of ['producer', 'reviewer', 'viewer'] as const) {
      const person = await live.member(project, role);
      expect(await person.refused('POST', at(''), { name: 'No' })).toMatchObject({ code: 'forbidden' });
      // Who joined the project later is no member of the branch.
      expect((await person.ask(Branches, 'GET', at(''))).items).toEqual([]);
      expect(await person.refused('GET', at(`/${branch.id}/comparison`))).toMatchObject({ code: 'not-found' });
      await live.collaboration.join(branch.id, person.id, role);
      expect((await person.call('GET', at(`/${branch.id}/comparison`))).status).toBe(200);
      for (const step of ['takes', 'merged', 'merge']) {
        expect(await person.refused('POST', at(`/${branch.id}/${step}`), { resolutions: [] })).toMatchObject({
          code: 'forbidden',
        });
      }
    }
    const late = await live.member(project, 'director', 'late');
    expect(await late.refused('POST', at(`/${branch.id}/merge`), { resolutions: [] })).toMatchObject({
      code: 'not-found',
    });
    const stranger = await live.person('stranger');
    for (const [method, path] of [
      ['GET', at('')],
      ['POST', at('')],
      ['GET', at(`/${branch.id}/comparison`)],
      ['POST', at(`/${branch.id}/merge`)],
    ] as const) {
      const body = method === 'GET' ? undefined : { name: 'x', resolutions: [] };
      expect((await stranger.call(method, path, body)).status).toBeGreaterThanOrEqual(400);
    }
    const elsewhere = await live.collaboration.project(dora.id);
    expect(await dora.refused('GET', `/projects/${elsewhere}/branches/${branch.id}/comparison`)).toMatchObject({
      code: 'not-found',
    });
  });
});
