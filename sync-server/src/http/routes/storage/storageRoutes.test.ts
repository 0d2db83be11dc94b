import { randomBytes } from 'node:crypto';
import { InstallationStorage, Problem, ProjectStorage } from '@dailies/shared/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let director: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  director = await app.person();
  project = await app.project(director);
});
afterAll(() => app.stop());

const PNG_HEAD = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
const upload = (bytes: number) =>
  app.app.request(`http://dailies.test/api/v1/uploads?project=${project.id}`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${director.token}`, 'content-type': 'image/png' },
    body: new Uint8Array(Buffer.concat([PNG_HEAD, randomBytes(bytes - PNG_HEAD.length)])),
  });
const storage = async (): Promise<ProjectStorage> =>
  ProjectStorage.parse(await (await director.call('GET', `/projects/${project.id}/storage`)).json());
const limit = (person: TestPerson, quotaBytes: number | null) =>
  person.call('PATCH', `/projects/${project.id}/storage`, { quotaBytes });

test('says what takes room, and what is going to be removed when', async () => {
  expect((await upload(1_000)).status).toBe(201);
  const { sql } = app.services;
  const [file] = await sql<{ sha256: string }[]>`SELECT sha256 FROM media`;
  await sql`
    INSERT INTO derivatives (source, kind, version, state, blob, size_bytes)
    VALUES (${file?.sha256 ?? ''}, 'poster-small', 1, 'ready', ${'a'.repeat(64)}, 70)`;
  await sql`INSERT INTO media_marks (sha256, since, size_bytes) VALUES (${file?.sha256 ?? ''}, '2026-01-01T00:00:00Z', 1000)`;
  expect(await storage()).toEqual({
    uses: [
      { kind: 'pictures', files: 1, bytes: 1_000 },
      { kind: 'derivatives', files: 1, bytes: 70 },
    ],
    countedBytes: 1_000,
    quotaBytes: null,
    waiting: { files: 1, bytes: 1_000, nextAt: '2026-01-31T00:00:00.000Z' },
    graceDays: 30,
  });
  const all = InstallationStorage.parse(await (await owner.call('GET', '/storage')).json());
  expect(all.projects[0]).toMatchObject({ id: project.id, countedBytes: 1_000, archived: false });
  expect(all).toMatchObject({ waiting: { files: 1 }, lastCollection: null });
});

test('a limit is set by the owner of the installation alone, and an upload past it is told so', async () => {
  expect((await limit(director, 5)).status).toBe(403);
  expect((await limit(owner, 2_500)).status).toBe(200);
  expect((await upload(1_200)).status).toBe(201);
  const refused = await upload(1_200);
  expect(refused.status).toBe(413);
  expect(Problem.parse(await refused.json()).detail).toMatch(/files take .* of the .* that it may have/);
  expect((await storage()).countedBytes).toBe(2_200);
  // Two at once do not both find the last room.
  await limit(owner, 3_500);
  const both = await Promise.all([upload(1_200), upload(1_200)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 413]);
  await limit(owner, null);
  expect((await storage()).quotaBytes).toBeNull();
});
