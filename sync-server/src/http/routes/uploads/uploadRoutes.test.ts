import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaStore } from '@dailies/media-store';
import { Upload, UploadLink } from '@dailies/shared/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileOf } from '../../../testing/filesOfKinds.ts';
import { refuseWrites } from '../../../testing/refuseWrites.ts';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';
import { linkedStore } from '../../openapi/testing/linkedStore.ts';

const put = new Map<string, Uint8Array<ArrayBuffer>>();
let folder: string;
let app: TestApp;
let owner: TestPerson;
let project: TestProject;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-linked-'));
  app = await TestApp.start({ store: linkedStore(await openMediaStore(`file:${folder}`), put) });
  owner = await app.person();
  project = await app.project(owner);
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

/** Puts bytes by a link, as a browser does past Dailies; answers the upload's name. */
async function putByLink(bytes: Uint8Array): Promise<string> {
  const answer = await owner.call('POST', '/uploads/links', { project: project.id, sizeBytes: bytes.length });
  const { upload } = UploadLink.parse(await answer.json());
  put.set(upload, Uint8Array.from(bytes));
  return upload;
}
const finish = (upload: string): Promise<Response> =>
  owner.call('POST', `/uploads/links/${upload}`, { project: project.id });

test('what was put by a link stays where the database fails, and is kept when it is asked for again', async () => {
  const bytes = await fileOf('tone.flac');
  const upload = await putByLink(bytes);
  const allowWrites = await refuseWrites(app.database.sql, 'project_media');
  expect((await finish(upload)).status).toBe(500);
  await allowWrites();
  const kept = await finish(upload);
  expect([kept.status, Upload.parse(await kept.json())]).toMatchObject([201, { sizeBytes: bytes.length }]);
  expect(put.size).toBe(0);
});

test('what was put by a link and is of no kind that is taken is gone once that was said', async () => {
  expect((await finish(await putByLink(Buffer.from('<svg>')))).status).toBe(415);
  expect(put.size).toBe(0);
});
