import { randomBytes } from 'node:crypto';
import { Derivatives, DerivativesList } from '@dailies/shared/http';
import { MAKERS, type Sha256 } from '@dailies/shared/media';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

let app: TestApp;
let owner: TestPerson;
let stranger: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true });
  owner = await app.person();
  stranger = await app.person();
  project = await app.project(owner);
});
afterAll(() => app.stop());

async function bring(mediaType: string): Promise<Sha256> {
  const { sql, store } = app.services;
  const { sha256, sizeBytes } = await store.put(randomBytes(40));
  await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, ${mediaType}, ${sizeBytes})`;
  await sql`INSERT INTO project_media (project_id, sha256) VALUES (${project.id}, ${sha256})`;
  return sha256;
}

async function made(source: Sha256, kind: string, version: number, bytes: Uint8Array): Promise<void> {
  const { sql, store } = app.services;
  const { sha256, sizeBytes } = await store.put(bytes);
  await sql`
    INSERT INTO derivatives (source, kind, version, state, blob, size_bytes, media_type, details)
    VALUES (${source}, ${kind}, ${version}, 'ready', ${sha256}, ${sizeBytes}, 'image/webp', '{"widthPx": 320, "heightPx": 180}')`;
}

const of = async (sha256: Sha256): Promise<Derivatives> =>
  Derivatives.parse(await (await owner.call('GET', `/media/${sha256}/derivatives`)).json());

test('what nobody has begun with is waiting, and of a font there is nothing', async () => {
  const { derivatives } = await of(await bring('video/mp4'));
  expect(derivatives.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'poster-small waiting',
    'poster-medium waiting',
    'poster-large waiting',
    'facts waiting',
    'filmstrip waiting',
    'proxy waiting',
  ]);
  expect((await of(await bring('font/otf'))).derivatives).toEqual([]);
});

test('what is ready is at an address that never changes, for whoever may see the file', async () => {
  const source = await bring('image/png');
  const bytes = randomBytes(3_000);
  await made(source, 'poster-small', MAKERS.posters.version, bytes);
  const [small] = (await of(source)).derivatives;
  expect(small).toMatchObject({ state: 'ready', sizeBytes: 3_000, details: { widthPx: 320, heightPx: 180 } });
  const path = (small?.url ?? '').replace('/api/v1', '');
  const answer = await owner.call('GET', path);
  expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  const part = await owner.call('GET', path, undefined, { range: 'bytes=10-19' });
  expect([part.status, Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(10, 20))]).toEqual([206, true]);
  const etag = answer.headers.get('etag') ?? '';
  expect((await owner.call('GET', path, undefined, { 'if-none-match': etag })).status).toBe(304);

  expect((await stranger.call('GET', path)).status).toBe(404);
  expect((await stranger.call('GET', `/media/${source}/derivatives`)).status).toBe(404);
  // Nor by the hash of the derivative itself.
  expect((await stranger.call('GET', `/media/${etag.slice(1, -1)}`)).status).toBe(404);
  const list = async (person: TestPerson) =>
    DerivativesList.parse(await (await person.call('GET', `/derivatives?media=${source},${'0'.repeat(64)}`)).json());
  expect((await list(owner)).items.map(({ sha256 }) => sha256)).toEqual([source]);
  expect((await list(stranger)).items).toEqual([]);
});

test('an older one serves until the newer is there, and a failure has its sentence', async () => {
  const { sql } = app.services;
  const source = await bring('image/png');
  await made(source, 'poster-small', 1, randomBytes(10));
  await sql`INSERT INTO derivatives (source, kind, version) VALUES (${source}, 'poster-small', 2)`;
  await sql`
    INSERT INTO derivatives (source, kind, version, state, error)
    VALUES (${source}, 'poster-medium', 1, 'failed', 'No poster could be made: it is damaged.')`;
  const [small, medium] = (await of(source)).derivatives;
  expect(small).toMatchObject({ state: 'ready', url: expect.stringMatching(/poster-small\/1$/) });
  expect(medium).toMatchObject({ state: 'failed', url: null, error: 'No poster could be made: it is damaged.' });
  expect((await owner.call('GET', `/media/${source}/derivatives/poster-small/2`)).status).toBe(404);
});

test.each(['', 'nonsense', Array.from({ length: 51 }, () => 'a'.repeat(64)).join(',')])(
  'a list of %.10s is refused',
  async (media) => {
    expect((await owner.call('GET', `/derivatives?media=${media}`)).status).toBe(400);
  },
);
