import { createHash } from 'node:crypto';
import { Asset, CopiedToProject, Problem } from '@dailies/shared/http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let source: TestProject;
let target: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
});
beforeEach(async () => {
  source = await app.project(owner, 'Source');
  target = await app.project(owner, 'Target');
});
afterAll(() => app.stop());

const List = z.object({ items: z.array(Asset) });

async function fileIn(project: TestProject, name: string): Promise<string> {
  const sha256 = createHash('sha256').update(name).digest('hex');
  const { sql } = app.database;
  await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, 'image/png', 1) ON CONFLICT DO NOTHING`;
  await sql`INSERT INTO project_media (project_id, sha256) VALUES (${project.id}, ${sha256})`;
  return sha256;
}
const made = async (project: TestProject, content: object, more: object = {}): Promise<Asset> =>
  Asset.parse(
    await (await owner.call('POST', `/projects/${project.id}/assets`, { kind: 'character', content, ...more })).json(),
  );
const copy = (person: TestPerson, body: object, to = target) => person.call('POST', `/projects/${to.id}/copies`, body);
const copied = async (person: TestPerson, body: object): Promise<CopiedToProject> => {
  const answer = await copy(person, body);
  expect(answer.status).toBe(200);
  return CopiedToProject.parse(await answer.json());
};
/** The project's own; the studio's are everywhere. */
const listed = async (project = target): Promise<readonly Asset[]> => {
  const answer: unknown = await (await owner.call('GET', `/projects/${project.id}/assets`)).json();
  return List.parse(answer).items.filter((asset) => asset.project !== null);
};

test('an asset comes along at its newest version with its pictures, and is told to the browsers', async () => {
  const picture = await fileIn(source, 'reference');
  const mira = await made(source, { name: 'Mira' });
  await owner.call('POST', `/assets/${mira.id}/versions`, {
    content: { name: 'Mira, older', references: [picture] },
  });
  app.documents.messages.length = 0;
  const { assets } = await copied(owner, { assets: [{ id: mira.id, version: 'latest' }] });
  const [first] = assets;
  expect(assets).toEqual([{ from: mira.id, id: expect.not.stringMatching(mira.id), isNew: true }]);
  expect(await listed()).toMatchObject([
    { id: first?.id, version: 1, project: target.id, content: { name: 'Mira, older', references: [picture] } },
  ]);
  expect(app.documents.messages).toEqual([{ project: target.id, message: { type: 'asset', asset: first?.id } }]);
  // Its members may see the picture from now on.
  const viewer = await target.join('viewer');
  expect(
    (await app.database.sql`SELECT 1 FROM project_media WHERE project_id = ${target.id} AND sha256 = ${picture}`)
      .length,
  ).toBe(1);
  expect((await viewer.call('GET', `/assets/${first?.id}`)).status).toBe(200);
});

test('an earlier version comes as it was, and the same one comes once', async () => {
  const mira = await made(source, { name: 'Mira' });
  await owner.call('POST', `/assets/${mira.id}/versions`, { content: { name: 'Mira, older' } });
  const wanted = { assets: [{ id: mira.id, version: 1 }] };
  const [first] = (await copied(owner, wanted)).assets;
  expect((await listed()).map(({ content }) => content.name)).toEqual(['Mira']);
  expect((await copied(owner, wanted)).assets).toEqual([{ from: mira.id, id: first?.id, isNew: false }]);
  expect(await listed()).toHaveLength(1);
});

test("the studio's, and what the project sees already, stay what they are", async () => {
  const studio = await made(source, { name: 'House style' }, { owner: 'studio' });
  const own = await made(target, { name: 'Own' });
  const { assets } = await copied(owner, {
    assets: [
      { id: studio.id, version: 'latest' },
      { id: own.id, version: 'latest' },
    ],
  });
  expect(assets).toEqual([
    { from: studio.id, id: studio.id, isNew: false },
    { from: own.id, id: own.id, isNew: false },
  ]);
});

test('files that the asker may read are opened to the project, and no others', async () => {
  const [open, hidden] = [await fileIn(source, 'open'), await fileIn(source, 'hidden')];
  const here = await fileIn(target, 'here');
  const artist = await target.join('artist');
  const other = await app.project(artist, 'Theirs');
  await app.database.sql`INSERT INTO project_media (project_id, sha256) VALUES (${other.id}, ${open})`;
  const answer = await copied(artist, { media: [open, hidden, here, '0'.repeat(64)] });
  expect(answer.media.toSorted((a, b) => Number(b.isNew) - Number(a.isNew))).toEqual([
    { sha256: open, isNew: true },
    { sha256: here, isNew: false },
  ]);
  const rows = await app.database.sql<{ sha256: string }[]>`
    SELECT sha256 FROM project_media WHERE project_id = ${target.id} ORDER BY sha256`;
  expect(rows.map(({ sha256 }) => sha256)).toEqual([open, here].sort());
});

test('what the asker may not see is left out, and its pictures stay where they are', async () => {
  const mira = await made(source, { name: 'Mira', references: [await fileIn(source, 'secret')] });
  const artist = await target.join('artist');
  expect(await copied(artist, { assets: [{ id: mira.id, version: 'latest' }] })).toEqual({ assets: [], media: [] });
  expect(await listed()).toEqual([]);
});

test('takes somebody who may change the library there', async () => {
  const reviewer = await target.join('reviewer');
  const refused = await copy(reviewer, { media: [] });
  expect(Problem.parse(await refused.json())).toMatchObject({ code: 'forbidden' });
  const stranger = await app.person();
  expect((await copy(stranger, {})).status).toBe(404);
});
