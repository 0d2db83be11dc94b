import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMediaStore } from '@dailies/media-store';
import { Problem, Upload, UploadLink } from '@dailies/shared/http';
import { BROUGHT_KINDS } from '@dailies/shared/media';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sweepUploads } from '../../../actions/uploads/UploadSweep.ts';
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

const askForLink = (sizeBytes: number, to = project): Promise<Response> =>
  owner.call('POST', '/uploads/links', { project: to.id, sizeBytes });
/** Puts bytes by a link, as a browser does past Dailies; answers the upload's name. */
async function putByLink(bytes: Uint8Array): Promise<string> {
  const { upload } = UploadLink.parse(await (await askForLink(bytes.length)).json());
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

test('what was put by a link and never finished is swept, but for an upload that is under way', async () => {
  await putByLink(Buffer.from('half'));
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '4' };
  const begun = await owner.call('POST', `/projects/${project.id}/uploads`, undefined, headers);
  const underWay = begun.headers.get('location')?.split('/').at(-1) ?? '';
  put.set(underWay, new Uint8Array(4));
  await sweepUploads(app.services);
  expect([...put.keys()]).toEqual([underWay]);
  put.clear();
});

test('no link is given for what has no room in the project, or is larger than anything that it takes', async () => {
  const full = await app.project(owner);
  await app.database.sql`INSERT INTO project_quotas (project_id, max_bytes) VALUES (${full.id}, 2000000)`;
  expect(Problem.parse(await (await askForLink(3_000_000, full)).json())).toMatchObject({
    code: 'too-large',
    detail: expect.stringMatching(/^The project's files take 0 MB of the 2 MB that it may have/),
  });
  const small = await app.project(owner);
  const limits = Object.fromEntries(BROUGHT_KINDS.map((kind) => [kind, 1_048_576]));
  expect((await owner.call('PATCH', `/projects/${small.id}/upload-limits`, limits)).status).toBe(200);
  expect(Problem.parse(await (await askForLink(3_000_000, small)).json())).toMatchObject({
    code: 'too-large',
    detail: 'The file is larger than 1 MB, the most that this project takes; bring a smaller one.',
  });
  expect((await askForLink(1_000_000, small)).status).toBe(201);
});
