import { createNodes } from '@dailies/shared/commands';
import { newDocument, readEdges, readNode, readNodes, readTracking, textParam } from '@dailies/shared/document';
import { unwrap } from '@dailies/shared/errors';
import { AppliedChanges, pageOf, PreparedRestore, Version, VersionChanges } from '@dailies/shared/http';
import { NodeId, type ProjectId } from '@dailies/shared/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { until } from '../../../collaboration/testing/TestCollaboration.ts';
import { actIn, LiveApp, type LivePerson } from '../../../testing/LiveApp.ts';

const Page = pageOf(Version);

let live: LiveApp;
let dora: LivePerson;
let project: ProjectId;
let path: string;

beforeAll(async () => {
  live = await LiveApp.start();
  dora = await live.person('dora');
});
afterAll(() => live.stop());
beforeEach(async () => {
  project = await live.collaboration.project(dora.id);
  path = `/projects/${project}/versions`;
});

const nodes = (...titles: string[]) => ({
  nodes: titles.map((title, place) => ({ id: title, type: 'note', title, pos: [place * 100, 0] })),
});
const keep = (name: string, person = dora) => person.ask(Version, 'POST', path, { name });
const stateOf = async (answer: Response): Promise<Y.Doc> => {
  const doc = newDocument();
  Y.applyUpdate(doc, new Uint8Array(await answer.arrayBuffer()));
  return doc;
};

describe('versions', () => {
  test('hold all that was acknowledged, and who edited since the one before', async () => {
    const arne = await live.member(project, 'artist', 'arne');
    const [first, second] = [await live.browser(project, dora), await live.browser(project, arne)];
    actIn(first, dora, 'director', 'createNodes', nodes('a', 'b'));
    await first.saved();
    const one = await keep('One');
    expect(one).toMatchObject({ kind: 'named', name: 'One', by: dora.id, epoch: 1, nodeCount: 2, editors: [dora.id] });
    actIn(second, arne, 'artist', 'createNodes', nodes('c'));
    await second.saved();
    const two = await keep('Two', arne);
    expect(two).toMatchObject({ nodeCount: 3, editors: [arne.id] });
    expect(await keep('Again')).toMatchObject({ editors: [] });

    const answer = await dora.call('GET', `${path}/${one.id}/state`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect([answer.headers.get('x-dailies-schema'), answer.headers.get('x-dailies-epoch')]).toEqual(['1', '1']);
    const etag = answer.headers.get('etag') ?? '';
    expect(readNodes(await stateOf(answer)).map(({ title }) => title)).toEqual(['a', 'b']);
    const again = await dora.call('GET', `${path}/${one.id}/state`, undefined, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(readNodes(await stateOf(await dora.call('GET', `${path}/${two.id}/state`)))).toHaveLength(3);
  });

  test('are listed newest first, page by page, and by kind; and named and unnamed', async () => {
    const [one, two] = [await keep('One'), await keep('Two')];
    const first = await dora.ask(Page, 'GET', `${path}?limit=1`);
    expect(first.items.map(({ id }) => id)).toEqual([two.id]);
    const rest = await dora.ask(Page, 'GET', `${path}?limit=1&cursor=${first.next}`);
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[one.id], null]);
    expect(await dora.ask(Version, 'PATCH', `${path}/${one.id}`, { name: null })).toMatchObject({
      kind: 'automatic',
      name: null,
    });
    const named = await dora.ask(Page, 'GET', `${path}?kind=named`);
    expect(named.items.map(({ id }) => id)).toEqual([two.id]);
    const automatic = await dora.ask(Page, 'GET', `${path}?kind=automatic`);
    expect(automatic.items.map(({ id }) => id)).toEqual([one.id]);
    expect(await dora.ask(Version, 'PATCH', `${path}/${one.id}`, { name: ' Kept ' })).toMatchObject({
      kind: 'named',
      name: 'Kept',
    });
  });

  test('say what was done since', async () => {
    const browser = await live.browser(project, dora);
    actIn(browser, dora, 'director', 'createNodes', nodes('a', 'b'));
    await browser.saved();
    const one = await keep('One');
    actIn(browser, dora, 'director', 'renameNode', { id: 'a', title: 'Lighthouse' });
    actIn(browser, dora, 'director', 'deleteNodes', { ids: ['b'] });
    await browser.saved();
    const since = await dora.ask(VersionChanges, 'GET', `${path}/${one.id}/changes`);
    expect(since.changes).toHaveLength(2);
    expect(since.changes).toContainEqual({
      root: 'nodes',
      id: 'a',
      kind: 'changed',
      fields: [{ key: 'title', before: 'a', after: 'Lighthouse' }],
    });
    expect(since.changes.find(({ id }) => id === 'b')).toMatchObject({ root: 'nodes', kind: 'removed' });
    const two = await keep('Two');
    const between = await dora.ask(VersionChanges, 'GET', `${path}/${one.id}/changes?against=${two.id}`);
    expect(between).toEqual(since);
    expect((await dora.ask(VersionChanges, 'GET', `${path}/${two.id}/changes?against=now`)).changes).toEqual([]);
  });

  test('of a project of 5,000 nodes are kept within a second', async () => {
    const texts = Array.from({ length: 5_000 }, (_, place) => ({
      id: `n${place}`,
      type: 'prompt',
      title: `Shot ${place}`,
      pos: [place % 100, place],
      params: { text: `A lighthouse in rain, take ${place}, seen from ${place % 17} metres.` },
    }));
    await live.collaboration.collaboration.change(project, (doc) => {
      for (let at = 0; at < texts.length; at += 500) {
        const batch = { nodes: texts.slice(at, at + 500) };
        unwrap(createNodes.run(doc, batch, { actor: dora.id, role: 'director', now: 1 }));
      }
    });
    // Of this process's own time, which a busy machine does not stretch. Measured: 0.2 to 0.3 s.
    const started = process.cpuUsage();
    const version = await keep('Large');
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(1_000);
    expect(version.nodeCount).toBe(5_000);
    expect(version.sizeBytes).toBeGreaterThan(100_000);
  });

  test('hold a document that is open nowhere, without opening it', async () => {
    await live.collaboration.collaboration.change(project, (doc) =>
      unwrap(createNodes.run(doc, nodes('a'), { actor: dora.id, role: 'director', now: 1 })),
    );
    const elsewhere = await live.collaboration.project(dora.id);
    await live.sql`INSERT INTO document_updates (project_id, user_id, update)
      SELECT ${elsewhere}, user_id, update FROM document_updates WHERE project_id = ${project} ORDER BY seq`;
    const version = await dora.ask(Version, 'POST', `/projects/${elsewhere}/versions`, { name: 'Closed' });
    expect(version.nodeCount).toBe(1);
    expect(live.collaboration.collaboration.openProjects).not.toContain(elsewhere);
  });
});

describe('a restore', () => {
  test('keeps what others type meanwhile, brings chosen nodes or the whole back, and has a way back', async () => {
    const arne = await live.member(project, 'artist', 'arne');
    const [first, second] = [await live.browser(project, dora), await live.browser(project, arne)];
    actIn(first, dora, 'director', 'createNodes', {
      nodes: [
        { id: 'prompt1', type: 'prompt', title: 'Storm', pos: [0, 0], params: { text: 'Rain.' } },
        { id: 'shot1', type: 'shot-still', title: 'Shot', pos: [300, 0] },
        { id: 'note1', type: 'note', title: 'Untouched', pos: [0, 300], params: { text: 'Beside it' } },
      ],
    });
    actIn(first, dora, 'director', 'connect', {
      id: 'edge1',
      from: 'prompt1',
      fromPort: 'text',
      to: 'shot1',
      toPort: 'prompt',
    });
    actIn(first, dora, 'director', 'setStatus', { node: 'shot1', status: 'wip' });
    await first.saved();
    const good = await keep('Good');
    actIn(first, dora, 'director', 'deleteNodes', { ids: ['prompt1'] });
    actIn(first, dora, 'director', 'renameNode', { id: 'shot1', title: 'Spoiled' });
    actIn(first, dora, 'director', 'setStatus', { node: 'shot1', status: 'done' });
    actIn(first, dora, 'director', 'createNodes', nodes('extra'));
    await first.saved();

    await until(() => textParam(second.doc, 'note1', 'text') !== undefined, 'the note');
    const note = textParam(second.doc, 'note1', 'text');
    let typed = '';
    let typing = true;
    const work = (async () => {
      while (typing) {
        note?.insert(note.length, 'x');
        typed += 'x';
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    })();
    const done = await dora.ask(AppliedChanges, 'POST', `${path}/${good.id}/restore`, {
      nodes: ['prompt1', 'shot1'],
    });
    const more = await dora.ask(AppliedChanges, 'POST', `${path}/${good.id}/restore`, { nodes: ['extra'] });
    typing = false;
    await work;
    await second.saved();
    expect([done.refused, more.refused]).toEqual([[], []]);

    await until(() => readNode(first.doc, 'extra') === undefined, 'what came later goes');
    await until(() => textParam(first.doc, 'note1', 'text')?.toString() === `Beside it${typed}`, 'the typing stays');
    expect(readNode(first.doc, 'shot1')?.title).toBe('Shot');
    expect(readNode(first.doc, 'prompt1')?.params['text']).toBe('Rain.');
    expect(readEdges(first.doc)).toMatchObject([{ from: 'prompt1', to: 'shot1' }]);
    expect(readTracking(first.doc, NodeId.parse('shot1')).status).toBe('wip');

    const whole = await dora.ask(AppliedChanges, 'POST', `${path}/${good.id}/restore`, {});
    expect(whole).toMatchObject({ applied: 1, refused: [] });
    await until(() => textParam(second.doc, 'note1', 'text')?.toString() === 'Beside it', 'all of it as it was');

    const back = await dora.ask(AppliedChanges, 'POST', `${path}/${done.before}/restore`, {});
    expect(back.refused).toEqual([]);
    await until(() => readNode(first.doc, 'shot1')?.title === 'Spoiled', 'the way back');
    expect(readNode(first.doc, 'prompt1')).toBeUndefined();
    const kinds = (await dora.ask(Page, 'GET', `${path}?kind=before-restore`)).items;
    expect(kinds.map(({ by }) => by)).toEqual([dora.id, dora.id, dora.id, dora.id]);
  });

  test('of one node brings its edges to what is there, and nothing else', async () => {
    const browser = await live.browser(project, dora);
    actIn(browser, dora, 'director', 'createNodes', {
      nodes: [
        { id: 'prompt1', type: 'prompt', title: 'Storm', pos: [0, 0], params: { text: 'Rain.' } },
        { id: 'shot1', type: 'shot-still', title: 'Shot', pos: [300, 0] },
        { id: 'shot2', type: 'shot-still', title: 'Other', pos: [300, 300] },
      ],
    });
    for (const shot of ['shot1', 'shot2']) {
      actIn(browser, dora, 'director', 'connect', {
        id: `to-${shot}`,
        from: 'prompt1',
        fromPort: 'text',
        to: shot,
        toPort: 'prompt',
      });
    }
    await browser.saved();
    const good = await keep('Good');
    actIn(browser, dora, 'director', 'deleteNodes', { ids: ['prompt1', 'shot2'] });
    actIn(browser, dora, 'director', 'renameNode', { id: 'shot1', title: 'Renamed' });
    await browser.saved();
    const done = await dora.ask(AppliedChanges, 'POST', `${path}/${good.id}/restore`, { nodes: ['prompt1'] });
    expect(done).toMatchObject({ applied: 2, refused: [] });
    await until(() => readNode(browser.doc, 'prompt1') !== undefined, 'the node');
    expect(readEdges(browser.doc)).toMatchObject([{ id: 'to-shot1', to: 'shot1' }]);
    expect(readNode(browser.doc, 'shot1')?.title).toBe('Renamed');
    expect(readNode(browser.doc, 'shot2')).toBeUndefined();
  });

  test('is done once for a key, and prepared for a browser', async () => {
    const browser = await live.browser(project, dora);
    actIn(browser, dora, 'director', 'createNodes', nodes('a'));
    await browser.saved();
    const good = await keep('Good');
    actIn(browser, dora, 'director', 'renameNode', { id: 'a', title: 'b' });
    await browser.saved();
    const once = async () =>
      AppliedChanges.parse(
        await (await dora.call('POST', `${path}/${good.id}/restore`, {}, { 'idempotency-key': 'restore-1' })).json(),
      );
    const first = await once();
    expect(await once()).toEqual(first);
    expect(first.applied).toBe(1);
    expect((await dora.ask(Page, 'GET', `${path}?kind=before-restore`)).items).toHaveLength(1);
    const prepared = await dora.ask(PreparedRestore, 'POST', `${path}/${good.id}/prepare-restore`);
    const kept = (await dora.ask(Page, 'GET', `${path}?kind=before-restore`)).items;
    expect(kept[0]).toMatchObject({ id: prepared.before, by: dora.id });
    const events = await live.sql<{ subject: string }[]>`
      SELECT subject FROM audit_events WHERE project_id = ${project} AND action = 'version.restored'`;
    expect(events.map(({ subject }) => subject)).toEqual([good.id, good.id]);
  });
});

describe('who may', () => {
  test('a viewer and a reviewer look; an artist, a producer and a director keep and restore', async () => {
    const good = await keep('Good');
    for (const role of ['viewer', 'reviewer'] as const) {
      const person = await live.member(project, role);
      expect((await person.call('GET', path)).status).toBe(200);
      expect((await person.call('GET', `${path}/${good.id}/state`)).status).toBe(200);
      expect((await person.call('GET', `${path}/${good.id}/changes`)).status).toBe(200);
      for (const [method, where, body] of [
        ['POST', path, { name: 'Mine' }],
        ['PATCH', `${path}/${good.id}`, { name: 'Mine' }],
        ['POST', `${path}/${good.id}/restore`, {}],
        ['POST', `${path}/${good.id}/prepare-restore`, {}],
      ] as const) {
        expect(await person.refused(method, where, body)).toMatchObject({ code: 'forbidden' });
      }
    }
    for (const role of ['artist', 'producer'] as const) {
      const person = await live.member(project, role);
      expect((await keep(`By the ${role}`, person)).by).toBe(person.id);
      expect((await person.call('POST', `${path}/${good.id}/restore`, {})).status).toBe(200);
    }
  });

  test('what a role may not change stays, with its reason', async () => {
    await live.collaboration.collaboration.change(project, (doc) => {
      doc.getMap('settings').set('width', 1_280);
      unwrap(createNodes.run(doc, nodes('a'), { actor: dora.id, role: 'director', now: 1 }));
    });
    const good = await keep('Good');
    await live.collaboration.collaboration.change(project, (doc) => {
      doc.getMap('settings').set('width', 1_920);
      doc.getMap('nodes').delete('a');
    });
    const arne = await live.member(project, 'artist', 'arne');
    const done = await arne.ask(AppliedChanges, 'POST', `${path}/${good.id}/restore`, {});
    expect(done.applied).toBe(1);
    expect(done.refused).toMatchObject([{ change: { root: 'settings', id: 'width' } }]);
    expect(done.refused[0]?.sentence).toMatch(/artist.*\.$/);
    const [width, node] = await live.collaboration.collaboration.read(project, (doc) => [
      doc.getMap('settings').get('width'),
      readNode(doc, 'a')?.title,
    ]);
    expect([width, node]).toEqual([1_920, 'a']);
  });

  test("strangers find nothing, nor do members find another project's versions", async () => {
    const good = await keep('Good');
    const stranger = await live.person('stranger');
    for (const where of [
      path,
      `${path}/${good.id}/state`,
      `${path}/${good.id}/changes`,
      `/projects/${project}/epochs/1/state`,
    ]) {
      expect(await stranger.refused('GET', where)).toMatchObject({ code: 'not-found' });
    }
    const mine = await live.collaboration.project(stranger.id);
    for (const [method, where, body] of [
      ['GET', `/projects/${mine}/versions/${good.id}/state`, undefined],
      ['GET', `/projects/${mine}/versions/${good.id}/changes`, undefined],
      ['PATCH', `/projects/${mine}/versions/${good.id}`, { name: 'Mine' }],
      ['POST', `/projects/${mine}/versions/${good.id}/restore`, {}],
      ['POST', `/projects/${mine}/versions/${good.id}/prepare-restore`, {}],
    ] as const) {
      expect(await stranger.refused(method, where, body)).toMatchObject({ code: 'not-found' });
    }
    expect(await dora.refused('GET', `/projects/${project}/epochs/1/state`)).toMatchObject({
      code: 'not-found',
      detail: expect.stringContaining('epoch 1'),
    });
  });
});
