import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { InstallationStorage, Problem, ProjectStorage } from '@dailies/shared/http';
import sharp from 'sharp';
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

/** A picture of one pixel with a text chunk, so that it has this many bytes and no other has its hash. */
async function picture(bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const pixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#102030' } })
    .png()
    .toBuffer();
  const end = pixel.length - 12;
  const text = Buffer.from(
    randomBytes(bytes)
      .toString('hex')
      .slice(0, bytes - pixel.length - 12),
  );
  const chunk = Buffer.concat([Buffer.from('tEXt'), Buffer.from('k\0'), text.subarray(2)]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(text.length);
  check.writeUInt32BE(crc32(chunk));
  return new Uint8Array(Buffer.concat([pixel.subarray(0, end), length, chunk, check, pixel.subarray(end)]));
}
const upload = async (bytes: number) =>
  app.app.request(`http://dailies.test/api/v1/uploads?project=${project.id}`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${director.token}`, 'content-type': 'image/png' },
    body: await picture(bytes),
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
