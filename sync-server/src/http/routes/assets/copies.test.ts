import { createHash } from 'node:crypto';
import { Asset, CopiedToProject, Problem } from '@dailies/shared/http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

async function fileIn(project: TestProject, name: string, sizeBytes = 1): Promise<string> {
  const sha256 = createHash('sha256').update(name).digest('hex');
  const { sql } = app.database;
  await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, 'image/png', ${sizeBytes}) ON CONFLICT DO NOTHING`;
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

describe('files that the project would not take from somebody who sends them', () => {
  const LARGE_BYTES = 200e6;
  const stays = async (): Promise<void> => {
    expect(await listed()).toEqual([]);
    const rows = await app.database.sql`SELECT 1 FROM project_media WHERE project_id = ${target.id}`;
    expect(rows).toHaveLength(0);
  };

  test('do not come where there is no room for all of them, and nothing else comes', async () => {
    await app.database
      .sql`INSERT INTO project_quotas (project_id, max_bytes) VALUES (${target.id}, ${2 * LARGE_BYTES})`;
    const files = [await fileIn(source, 'one large', LARGE_BYTES), await fileIn(source, 'two large', LARGE_BYTES)];
    const third = await fileIn(source, 'three large', LARGE_BYTES);
    const mira = await made(source, { name: 'Mira', references: [third] });
    const refused = await copy(owner, { assets: [{ id: mira.id, version: 'latest' }], media: files });
    expect(Problem.parse(await refused.json())).toMatchObject({
      code: 'too-large',
      detail:
        "The project's files take 0.2 GB of the 0.4 GB that it may have, so there is no room for 0.4 GB more; ask whoever runs this installation for more.",
    });
    await stays();
    expect((await copied(owner, { media: files })).media).toHaveLength(2);
    // What is there takes no more room.
    expect((await copied(owner, { media: files })).media.map(({ isNew }) => isNew)).toEqual([false, false]);
    for (const references of [[third], files]) {
      const answer = await owner.call('POST', `/projects/${target.id}/assets`, {
        kind: 'character',
        content: { name: 'Mira', references },
      });
      expect(answer.status).toBe(references === files ? 201 : 413);
    }
  });

  test('do not come where they are of a kind that it does not take', async () => {
    await app.database
      .sql`INSERT INTO project_upload_limits (project_id, kind, max_bytes) VALUES (${target.id}, 'picture', 0)`;
    const refused = await copy(owner, { media: [await fileIn(source, 'a picture')] });
    expect(Problem.parse(await refused.json())).toMatchObject({
      code: 'too-large',
      detail: 'This project takes no pictures; a director can allow them.',
    });
    await stays();
  });
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
