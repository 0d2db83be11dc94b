import { pageOf, ParamChange } from '@dailies/shared/http';
import type { ProjectId } from '@dailies/shared/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compactDocument } from '../../../collaboration/log/compactDocument.ts';
import type { Browser } from '../../../collaboration/testing/TestCollaboration.ts';
import { actIn, LiveApp, type LivePerson } from '../../../testing/LiveApp.ts';

const Page = pageOf(ParamChange);

let live: LiveApp;
let dora: LivePerson;
let arne: LivePerson;
let project: ProjectId;
let browsers: Map<LivePerson, Browser>;

beforeAll(async () => {
  live = await LiveApp.start();
  dora = await live.person('dora');
});
afterAll(() => live.stop());
beforeEach(async () => {
  project = await live.collaboration.project(dora.id);
  arne = await live.member(project, 'artist', 'arne');
  browsers = new Map();
  for (const person of [dora, arne]) browsers.set(person, await live.browser(project, person));
  await act(dora, 'createNodes', {
    nodes: [{ id: 'shot', type: 'shot-still', title: 'SH010', pos: [0, 0], params: { lensMm: 35, prompt: 'Fog' } }],
  });
  await seenBy(arne);
});

async function act(person: LivePerson, name: string, args: unknown): Promise<void> {
  const browser = browsers.get(person);
  if (browser === undefined) throw new Error('nobody');
  actIn(browser, person, person === dora ? 'director' : 'artist', name, args);
  await browser.saved();
}
/** Until the node has come to a person's browser. */
async function seenBy(person: LivePerson): Promise<void> {
  await expect.poll(() => browsers.get(person)?.doc.getMap('nodes').has('shot')).toBe(true);
}
/** Moves what was written until now back in time: what follows is not of the same minute. */
const later = () => live.sql`
  UPDATE document_updates SET created_at = created_at - interval '10 minutes' WHERE project_id = ${project}`;
const set = async (person: LivePerson, params: object) => {
  await act(person, 'setParams', { id: 'shot', params });
};
const read = (param: string, query = '') =>
  dora.ask(Page, 'GET', `/projects/${project}/nodes/shot/params/${param}/history${query}`);

describe('the history of a param', () => {
  test('tells every value with who gave it, the newest first, and what it was made with', async () => {
    await set(dora, { lensMm: 50 });
    await later();
    await set(arne, { lensMm: 85 });
    await later();
    await act(arne, 'resetParams', { id: 'shot', names: ['lensMm'] });
    const { items, next } = await read('lensMm');
    expect(items.map(({ user, value, before }) => [user, value, before])).toEqual([
      [arne.id, undefined, 85],
      [arne.id, 85, 50],
      [dora.id, 50, 35],
    ]);
    expect(next).toBeNull();
    expect((await read('timeOfDay')).items).toEqual([]);
  });

  test('tells what one person does within a moment as one value, and nothing where it came to nothing', async () => {
    for (const lensMm of [40, 45, 50]) await set(dora, { lensMm });
    await read('lensMm');
    await set(dora, { lensMm: 65 });
    expect((await read('lensMm')).items.map(({ value, before }) => [value, before])).toEqual([[65, 35]]);
    await set(arne, { timeOfDay: 'night' });
    await act(arne, 'resetParams', { id: 'shot', names: ['timeOfDay'] });
    expect((await read('timeOfDay')).items).toEqual([]);
  });

  test('keeps long texts whole, is read page by page, and outlives the folding of the log', async () => {
    const long = 'Rain. '.repeat(200).trim();
    await set(dora, { prompt: long });
    for (const lensMm of [50, 60, 70]) {
      await later();
      await set(dora, { lensMm });
    }
    expect((await read('prompt')).items[0]).toMatchObject({ value: long, before: 'Fog', isTooLong: false });
    const [lease] = await live.sql<{ fence: string }[]>`
      SELECT fence::text AS fence FROM document_leases WHERE project_id = ${project}`;
    await compactDocument(live.sql, project, lease?.fence ?? '');
    const first = await read('lensMm', '?limit=2');
    expect(first.items.map(({ value }) => value)).toEqual([70, 60]);
    expect((await read('lensMm', `?limit=2&cursor=${first.next}`)).items.map(({ value }) => value)).toEqual([50]);
  });

  test('says only that a text was set that is too long to be kept', async () => {
    await set(dora, { prompt: 'x'.repeat(20_000) });
    expect((await read('prompt')).items[0]).toMatchObject({ isTooLong: true, before: 'Fog' });
  });

  test('is for members', async () => {
    const stranger = await live.person('stranger');
    await expect(stranger.ask(Page, 'GET', `/projects/${project}/nodes/shot/params/lensMm/history`)).rejects.toThrow();
  });
});
