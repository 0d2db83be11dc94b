import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCarried } from '@dailies/shared/embedding';
import { createNodes } from '@dailies/shared/commands';
import { unwrap } from '@dailies/shared/errors';
import { TakeId } from '@dailies/shared/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ContentCredentials } from '../../credentials/ContentCredentials.ts';
import { loadC2pa, OFFLINE } from '../../credentials/loadC2pa.ts';
import { UploadSpool } from '../../media/spool/UploadSpool.ts';
import type { Services } from '../../Services.ts';
import { fileOf } from '../../testing/filesOfKinds.ts';
import { TestAuthority } from '../../testing/TestAuthority.ts';
import { TestApp } from '../../testing/TestApp.ts';
import { readTakeRow } from './readTakes.ts';
import { readTakeFile } from './readTakeFile.ts';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await TestApp.start();
  folder = await mkdtemp(join(tmpdir(), 'dailies-take-'));
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

test('a take is downloaded with its recipe in it, and what the store has stays as it was', async () => {
  const owner = await app.person();
  const project = await app.project(owner);
  const { sql } = app.database;
  const bytes = await fileOf('bars.png');
  const { sha256, sizeBytes } = await app.services.store.put(bytes);
  await app.documents.change(project.id, (doc) => {
    const nodes = [{ id: 'shot1', type: 'shot-still', pos: [0, 0], title: 'SH010' }];
    unwrap(createNodes.run(doc, { nodes }, { actor: owner.id, role: 'director', now: 1 }));
  });
  const recipe = {
    module: 'shot-still',
    moduleVersion: 1,
    pipeline: { id: 'previs-still', version: 1 },
    kind: 'image',
    params: { prompt: 'Fog – 夜' },
    inputs: { characters: [] },
    widthPx: 64,
    heightPx: 36,
    frames: 1,
    fps: [24, 1],
  };
  const outcome = {
    state: 'succeeded',
    kind: 'image',
    media: sha256,
    mediaType: 'image/png',
    poster: sha256,
    widthPx: 64,
    heightPx: 36,
    frames: 1,
    fps: [24, 1],
    backend: 'builtin',
    runSeconds: 1,
    fallback: null,
  };
  await sql`INSERT INTO media (sha256, media_type, size_bytes) VALUES (${sha256}, 'image/png', ${sizeBytes})`;
  await sql`INSERT INTO runs (id, project_id, request_id, node_id, variation, state, requested_by, requested_at)
    VALUES ('run1', ${project.id}, 'request1', 'shot1', 0, 'succeeded', ${owner.id}, now())`;
  await sql`INSERT INTO takes (id, project_id, node_id, run_id, recipe_hash, seed, recipe, outcome, made_by)
    VALUES ('take1', ${project.id}, 'shot1', 'run1', ${'f'.repeat(32)}, 7, ${sql.json(recipe)}, ${sql.json(outcome)}, ${owner.id})`;
  const row = await readTakeRow(app.services.db, TakeId.parse('take1'));
  if (row === undefined) throw new Error('There is no take.');
  const made = await readTakeFile(app.services, row, { id: project.id, name: 'Harbour at Night' });
  const whole = await new Response(made.content).bytes();
  expect([whole.length, made.mediaType]).toEqual([made.sizeBytes, 'image/png']);

  const answer = await owner.call('GET', '/takes/take1/file');
  expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(made.sizeBytes)]);
  const file = await answer.bytes();
  const carried = await readCarried('image/png', {
    sizeBytes: file.length,
    read: (at, length) => Promise.resolve(file.subarray(at, at + length)),
  });
  expect(carried.recipe).toMatchObject({ take: 'take1', seed: 7, node: { title: 'SH010' }, recipe });
  expect(await new Response(await app.services.store.read(sha256)).bytes()).toEqual(new Uint8Array(bytes));
});

/** The services with a certificate set, over the same store and documents. */
async function withCredentials(): Promise<{ services: Services; spool: UploadSpool; anchor: string }> {
  const authority = await TestAuthority.make();
  const { own, key } = await authority.issue();
  const files = { certificateFile: join(folder, 'chain.pem'), keyFile: join(folder, 'key.pem') };
  await writeFile(files.certificateFile, own + authority.certificate);
  await writeFile(files.keyFile, key);
  const spool = new UploadSpool(join(folder, 'spool'));
  const parts = { spool, log: app.services.log, nowMs: Date.now(), version: '0.1.0' };
  const credentials = await ContentCredentials.open(files, parts);
  return { services: { ...app.services, spool, credentials }, spool, anchor: authority.certificate };
}

test.skipIf((await loadC2pa()) === null)(
  'where a certificate is set it is signed, with nobody in it, and nothing of it stays here',
  async () => {
    const { services, anchor } = await withCredentials();
    const row = await readTakeRow(services.db, TakeId.parse('take1'));
    if (row === undefined) throw new Error('There is no take.');
    const project = { id: row.projectId, name: 'Harbour at Night' };
    const made = await readTakeFile(services, row, project);
    const bytes = await new Response(made.content).bytes();
    expect(bytes.length).toBe(made.sizeBytes);
    const path = join(folder, 'take.png');
    await writeFile(path, bytes);
    const settings = { trust: { user_anchors: anchor }, verify: { ...OFFLINE.verify, verify_trust: true } };
    const reader = await (await loadC2pa())?.Reader.fromAsset({ path, mimeType: 'image/png' }, settings);
    expect(reader?.json()).toMatchObject({ validation_state: 'Trusted' });
    const said = JSON.stringify(reader?.json());
    expect(said).toContain('take1');
    expect(said).toContain('digitalsourcetype/trainedAlgorithmicMedia');
    expect(said).not.toMatch(/example\.org|Person 1/);
    expect(await readdir(join(folder, 'spool'))).toEqual([]);
  },
);
