import { pageOf, TimelineEntry } from '@dailies/shared/http';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getState } from 'yjs';
import { foldTimeline } from '../../../actions/timeline/foldTimeline.ts';
import { foldWaiting } from '../../../actions/timeline/foldWaiting.ts';
import { compactDocument } from '../../../collaboration/log/compactDocument.ts';
import { type Browser, until } from '../../../collaboration/testing/TestCollaboration.ts';
import { actIn, LiveApp, type LivePerson } from '../../../testing/LiveApp.ts';

const Page = pageOf(TimelineEntry);
const MINUTE_MS = 60_000;

let live: LiveApp;
let dora: LivePerson;
let arne: LivePerson;
let anna: LivePerson;
let project: ProjectId;
let path: string;
let browsers: Map<LivePerson, Browser>;

beforeAll(async () => {
  live = await LiveApp.start();
  dora = await live.person('dora');
});
afterAll(() => live.stop());
beforeEach(async () => {
  project = await live.collaboration.project(dora.id);
  path = `/projects/${project}/timeline`;
  arne = await live.member(project, 'artist', 'arne');
  anna = await live.member(project, 'artist', 'anna');
  browsers = new Map();
  for (const person of [dora, arne, anna]) browsers.set(person, await live.browser(project, person));
});

/** A command in a person's browser, seen by the others when it resolves. */
async function act(person: LivePerson, name: string, args: unknown): Promise<void> {
  const browser = browsers.get(person);
  if (browser === undefined) throw new Error('nobody');
  actIn(browser, person, person === dora ? 'director' : 'artist', name, args);
  await browser.saved();
  const states = () => [...browsers.values()].map(({ doc }) => getState(doc.store, browser.doc.clientID));
  await until(() => new Set(states()).size === 1, 'everybody sees it');
}

/** Moves everything that is in the log back in time. */
const age = (minutes: number) => live.sql`
  UPDATE document_updates SET created_at = created_at - ${`${minutes} minutes`}::interval WHERE project_id = ${project}`;
const note = (id: string, title = id) => ({ nodes: [{ id, type: 'note', title, pos: [0, 0] }] });
const read = async (query = '', person = dora) => (await person.ask(Page, 'GET', `${path}${query}`)).items;
/** Entries in short, newest first. */
const short = (items: readonly TimelineEntry[], names: ReadonlyMap<UserId | null, string>) =>
  items.map(({ user, summary }) => [
    names.get(user) ?? 'nobody',
    ...summary.map(({ root, kind, count, names: titles }) => `${kind} ${count} ${root}: ${titles.join(', ')}`),
  ]);
const people = () =>
  new Map<UserId | null, string>([
    [dora.id, 'dora'],
    [arne.id, 'arne'],
    [anna.id, 'anna'],
    [null, 'Dailies'],
  ]);

describe('the timeline', () => {
  test('gives each of three people who work at once their own entry, with what they did', async () => {
    await act(dora, 'createNodes', note('a', 'Lighthouse'));
    await act(arne, 'createNodes', note('b', 'Harbour'));
    await act(dora, 'renameNode', { id: 'b', title: 'Harbour at night' });
    await act(anna, 'setParams', { id: 'a', params: { text: 'Rain' } });
    await act(arne, 'moveNodes', { moves: [{ id: 'a', pos: [5, 5] }] });
    await act(anna, 'setParams', { id: 'a', params: { text: 'Rain and wind' } });
    await act(dora, 'setStatus', { node: 'a', status: 'wip' });
    const items = await read();
    expect(short(items, people())).toEqual([
      ['dora', 'added 1 nodes: Lighthouse', 'changed 1 nodes: Harbour at night', 'added 1 tracking: Lighthouse'],
      ['anna', 'changed 1 nodes: Lighthouse'],
      ['arne', 'added 1 nodes: Harbour', 'moved 1 nodes: Lighthouse'],
    ]);
    expect(items.map(({ edits }) => edits)).toEqual([3, 2, 2]);
    expect(items[0]?.from.localeCompare(items[0].to)).toBe(-1);
    expect(items.map(({ id }) => id)).toEqual([...new Set(items.map(({ id }) => id))]);
  });

  test('begins an entry after a pause of ten minutes, and lets one grow until then', async () => {
    await act(dora, 'createNodes', note('a'));
    await age(5);
    expect(await read()).toMatchObject([{ edits: 1 }]);
    await act(dora, 'createNodes', note('b'));
    const [grown, ...none] = await read();
    expect([grown?.edits, grown?.summary[0]?.count, none]).toEqual([2, 2, []]);
    await live.sql`UPDATE timeline_progress SET open = (
      SELECT jsonb_agg(entry || jsonb_build_object('to', (entry->>'to')::bigint - ${11 * MINUTE_MS}::bigint))
      FROM jsonb_array_elements(open) AS entry) WHERE project_id = ${project}`;
    await act(dora, 'createNodes', note('c'));
    expect((await read()).map(({ edits }) => edits)).toEqual([1, 2]);
  });

  test('is filtered by person and node, and read page by page', async () => {
    await act(dora, 'createNodes', note('a'));
    await act(arne, 'createNodes', note('b'));
    await act(anna, 'connect', { id: 'e', from: 'a', fromPort: 'x', to: 'b', toPort: 'y' }).catch(() => {});
    await act(anna, 'renameNode', { id: 'a', title: 'A' });
    expect(short(await read(`?user=${arne.id}`), people())).toEqual([['arne', 'added 1 nodes: b']]);
    expect((await read('?node=a')).map(({ user }) => user)).toEqual([anna.id, dora.id]);
    expect(await read('?node=nowhere')).toEqual([]);
    const first = await dora.ask(Page, 'GET', `${path}?limit=2`);
    expect(first.items.map(({ user }) => user)).toEqual([anna.id, arne.id]);
    const rest = await dora.ask(Page, 'GET', `${path}?limit=2&cursor=${first.next}`);
    expect([rest.items.map(({ user }) => user), rest.next]).toEqual([[dora.id], null]);
    const forged = Buffer.from(JSON.stringify(['2026-01-01 00:00:00+00', 'x'])).toString('base64url');
    expect(await dora.refused('GET', `${path}?cursor=${forged}`)).toMatchObject({ code: 'invalid-input' });
  });

  test('says what came of it: what was done and undone again is not there', async () => {
    await act(dora, 'createNodes', note('a'));
    await act(arne, 'renameNode', { id: 'a', title: 'x' });
    await act(arne, 'renameNode', { id: 'a', title: 'a' });
    expect(short(await read(), people())).toEqual([['dora', 'added 1 nodes: a']]);
    await act(anna, 'deleteNodes', { ids: ['a'] });
    expect(short(await read(), people())[0]).toEqual(['anna', 'removed 1 nodes: a']);
  });

  test('is the same whether it is summed up at once, in pieces, or before a compaction', async () => {
    const work = async (between: () => Promise<void>) => {
      await act(dora, 'createNodes', note('a'));
      await between();
      await act(arne, 'createNodes', note('b'));
      await act(dora, 'renameNode', { id: 'a', title: 'A' });
      await between();
      await act(arne, 'deleteNodes', { ids: ['a'] });
      await act(dora, 'renameNode', { id: 'b', title: 'B' });
      return short(await read(), people());
    };
    const atOnce = await work(async () => {});
    project = await live.collaboration.project(dora.id);
    path = `/projects/${project}/timeline`;
    for (const person of [arne, anna]) await live.collaboration.join(project, person.id, 'artist');
    for (const person of [dora, arne, anna]) browsers.set(person, await live.browser(project, person));
    const compacted = await work(async () => {
      const through = await foldTimeline(live.sql, project);
      const [lease] = await live.sql<{ fence: string }[]>`
        SELECT fence::text AS fence FROM document_leases WHERE project_id = ${project}`;
      expect(await compactDocument(live.sql, project, lease?.fence ?? '', through)).toBeGreaterThan(0);
    });
    expect(compacted).toEqual(atOnce);
    expect(atOnce).toEqual([
      ['dora', 'added 1 nodes: A', 'changed 1 nodes: B'],
      ['arne', 'added 1 nodes: b', 'removed 1 nodes: A'],
    ]);
  });

  test('reads a history that was folded in before it was summed up', async () => {
    await act(dora, 'createNodes', note('a'));
    await act(arne, 'createNodes', note('b'));
    await foldTimeline(live.sql, project);
    await act(dora, 'createNodes', note('c'));
    const [lease] = await live.sql<{ fence: string }[]>`
      SELECT fence::text AS fence FROM document_leases WHERE project_id = ${project}`;
    await compactDocument(live.sql, project, lease?.fence ?? '');
    await act(arne, 'renameNode', { id: 'c', title: 'C' });
    expect(short(await read(), people())).toEqual([
      ['arne', 'added 1 nodes: b', 'changed 1 nodes: C'],
      ['dora', 'added 2 nodes: a, c'],
    ]);
  });

  test('names who asked the server to write, and Dailies for what it does by itself', async () => {
    // Opened anew, so that what somebody asks for is the first that the server writes under its new id.
    for (const browser of browsers.values()) browser.close();
    await until(() => !live.collaboration.collaboration.openProjects.includes(project), 'the document is closed');
    const commands = [{ name: 'createNodes', args: note('a') }];
    expect((await arne.call('POST', `/projects/${project}/commands`, { commands })).status).toBe(200);
    await live.collaboration.collaboration.change(project, (doc) => {
      doc.getMap('picks').set('a', 'take');
    });
    expect(short(await read(), people())).toEqual([
      ['Dailies', 'added 1 picks: a'],
      ['arne', 'added 1 nodes: a'],
    ]);
    const clients = await live.sql<{ user_id: string | null }[]>`
      SELECT user_id FROM document_clients WHERE project_id = ${project}`;
    // The ids that the server writes under are the server's, whoever asks.
    expect(clients.map(({ user_id: user }) => user)).toEqual([null, null]);
  });

  test('says which comments were resolved, and when each part was done', async () => {
    await act(dora, 'createNodes', note('a'));
    await act(dora, 'addComment', { id: 'c', anchor: { on: 'node', node: 'a' }, body: 'Wider' });
    await age(4);
    await act(dora, 'resolveComment', { id: 'c', resolved: true });
    await act(arne, 'resolveComment', { id: 'c', resolved: false });
    const [arnes, doras] = await read();
    expect(arnes?.summary).toMatchObject([{ root: 'comments', kind: 'changed', said: [{ id: 'c', value: false }] }]);
    expect(doras?.summary).toMatchObject([
      { root: 'nodes', at: doras?.from },
      { root: 'comments', kind: 'added', said: [{ id: 'c', value: true, at: doras?.to }], at: doras?.to },
    ]);
    expect(Date.parse(doras?.to ?? '') - Date.parse(doras?.from ?? '')).toBeGreaterThanOrEqual(4 * MINUTE_MS);
  });

  test('stores texts that PostgreSQL does not hold', async () => {
    await act(dora, 'createNodes', note('a', 'half \uD83D and \u0000'));
    await act(dora, 'setParams', { id: 'a', params: { text: 'x'.repeat(5_000) } });
    expect(await read()).toMatchObject([{ edits: 2, summary: [{ root: 'nodes', kind: 'added', count: 1 }] }]);
  });

  test('is summed up by the sweep once something has waited, and shown to members only', async () => {
    await act(dora, 'createNodes', note('a'));
    const entries = () => live.sql`SELECT FROM timeline_entries WHERE project_id = ${project}`;
    await foldWaiting(live.sql, new Date());
    expect(await entries()).toHaveLength(0);
    await age(11);
    await foldWaiting(live.sql, new Date());
    expect(await entries()).toHaveLength(2);
    expect(await foldWaiting(live.sql, new Date())).toBe(0);
    const vera = await live.member(project, 'viewer', 'vera');
    expect(await read('', vera)).toHaveLength(1);
    const stranger = await live.person('stranger');
    expect(await stranger.refused('GET', path)).toMatchObject({ code: 'not-found' });
  });
});
