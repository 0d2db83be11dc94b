import { Asset, AssetHistory, Problem } from '@dailies/shared/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  project = await app.project(owner);
});
afterAll(() => app.stop());

const List = z.object({ items: z.array(Asset) });
const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());
const make = (person: TestPerson, body: object, to = project.id) => person.call('POST', `/projects/${to}/assets`, body);
const made = async (body: object): Promise<Asset> => Asset.parse(await (await make(owner, body)).json());
const listed = async (person: TestPerson, of = project.id) =>
  List.parse(await (await person.call('GET', `/projects/${of}/assets`)).json()).items;

describe('a version', () => {
  test('is added, listed as the newest, and told to the browsers; the older stays', async () => {
    const asset = await made({ kind: 'character', content: { name: 'Mara', colours: ['#aa3322'] } });
    expect(asset).toMatchObject({
      version: 1,
      project: project.id,
      by: owner.id,
      content: { description: '', references: [] },
    });
    app.documents.messages.length = 0;
    const second = await owner.call('POST', `/assets/${asset.id}/versions`, {
      content: { name: 'Mara, older' },
      basedOn: 1,
    });
    expect([second.status, Asset.parse(await second.json()).version]).toEqual([201, 2]);
    expect(app.documents.messages).toEqual([{ project: project.id, message: { type: 'asset', asset: asset.id } }]);
    expect((await listed(owner)).find(({ id }) => id === asset.id)).toMatchObject({
      version: 2,
      content: { name: 'Mara, older', colours: [] },
    });
    const history = AssetHistory.parse(await (await owner.call('GET', `/assets/${asset.id}`)).json());
    expect(history.versions.map(({ version, content }) => [version, content.name])).toEqual([
      [2, 'Mara, older'],
      [1, 'Mara'],
    ]);
  });

  test('of two who edit the same one, one is told to look again', async () => {
    const asset = await made({ kind: 'style', content: { name: 'Noir' } });
    const edit = (name: string) =>
      owner.call('POST', `/assets/${asset.id}/versions`, { content: { name }, basedOn: 1 });
    const answers = await Promise.all(['A', 'B', 'C'].map(edit));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused === undefined ? undefined : (await problemOf(refused)).detail).toContain('Version 2');
  });
});

describe('who sees and changes what', () => {
  test("a project's asset is its members' only", async () => {
    const asset = await made({ kind: 'location', content: { name: 'Pier' } });
    const stranger = await app.person();
    await app.project(stranger, 'Elsewhere');
    expect(await problemOf(await stranger.call('GET', `/assets/${asset.id}`))).toMatchObject({ status: 404 });
    const edit = await stranger.call('POST', `/assets/${asset.id}/versions`, { content: { name: 'Mine' } });
    expect(await problemOf(edit)).toMatchObject({ status: 404, detail: expect.stringContaining('no asset') });
    const viewer = await project.join('viewer');
    expect((await viewer.call('GET', `/assets/${asset.id}`)).status).toBe(200);
    const refused = await viewer.call('POST', `/assets/${asset.id}/versions`, { content: { name: 'Mine' } });
    expect(await problemOf(refused)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test("the studio's asset is in every project, and changed where the installation's owner directs", async () => {
    const asset = await made({ kind: 'style', owner: 'studio', content: { name: 'House style' } });
    const director = await app.person();
    const other = await app.project(director, 'Another');
    expect((await listed(director, other.id)).map(({ id }) => id)).toEqual([asset.id]);
    app.documents.messages.length = 0;
    const edit = (person: TestPerson) =>
      person.call('POST', `/assets/${asset.id}/versions`, { content: { name: 'House style 2' } });
    expect((await edit(await project.join('artist'))).status).toBe(201);
    expect(app.documents.messages.map((sent) => sent.project)).toEqual(expect.arrayContaining([project.id, other.id]));
    // Whoever starts a project directs it, which is nobody's word for what the whole studio uses.
    expect(await problemOf(await edit(director))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await problemOf(await edit(await other.join('reviewer')))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await problemOf(await edit(await app.person()))).toMatchObject({ status: 403 });
  });

  test('a picture that one cannot see cannot be shown through an asset', async () => {
    const hidden = 'a'.repeat(64);
    const secret = await app.project(await app.person(), 'Secret');
    await app.database.sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${hidden}, 'image/png', 1)`;
    await app.database.sql`INSERT INTO project_media (project_id, sha256) VALUES (${secret.id}, ${hidden})`;
    for (const who of ['project', 'studio'] as const) {
      const answer = await make(owner, { kind: 'style', owner: who, content: { name: 'Thief', references: [hidden] } });
      expect(await problemOf(answer)).toMatchObject({
        status: 404,
        detail: expect.stringContaining('upload it first'),
      });
    }
    expect((await owner.call('GET', `/media/${hidden}`)).status).toBe(404);
  });
});

test.each([
  [{ kind: 'animal', content: { name: 'Dog' } }, 'kind'],
  [{ kind: 'style', content: { name: '' } }, 'content.name'],
  [{ kind: 'style', content: { name: 'Noir', colours: ['red'] } }, 'content.colours.0'],
  [{ kind: 'style', content: { name: 'Noir', references: ['x'] } }, 'content.references.0'],
  [{ kind: 'style' }, 'content'],
])('%o is refused by its field', async (body, field) => {
  expect(await problemOf(await make(owner, body))).toMatchObject({
    code: 'invalid-input',
    detail: expect.stringContaining(`"${field}"`),
  });
});
