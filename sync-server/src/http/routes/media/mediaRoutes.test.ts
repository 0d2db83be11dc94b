import { createHash } from 'node:crypto';
import { Asset, Problem, Upload } from '@dailies/shared/http';
import { BROUGHT_MAX_BYTES, LARGEST_BROUGHT_BYTES } from '@dailies/shared/media';
import { ROLES } from '@dailies/shared/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileOf } from '../../../testing/filesOfKinds.ts';
import { onePixelPng } from '../../../testing/onePixelPng.ts';
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

const picture = onePixelPng;
const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());

const upload = (
  person: TestPerson,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  to = project.id,
) =>
  app.app.request(`http://dailies.test/api/v1/uploads?project=${to}`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${person.token}`, 'content-type': 'image/png' },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
  });
const get = (person: TestPerson, sha256: string, headers: Record<string, string> = {}, method = 'GET') =>
  person.call(method, `/media/${sha256}`, undefined, headers);

describe('an upload', () => {
  test('is kept by its content, and said to be what it is', async () => {
    const bytes = picture('a reference');
    const answer = await upload(owner, bytes);
    expect(answer.status).toBe(201);
    expect(Upload.parse(await answer.json())).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType: 'image/png',
      sizeBytes: bytes.length,
    });
    expect((await upload(owner, bytes)).status).toBe(201);
  });

  test('has no link past Dailies where the store is a folder, but the address that it has', async () => {
    const { sha256 } = Upload.parse(await (await upload(owner, picture('linked'))).json());
    expect(await (await get(owner, `${sha256}/link`)).json()).toEqual({
      url: `/api/v1/media/${sha256}`,
      isDirect: false,
      expiresAt: null,
    });
    const asked = await owner.call('POST', '/uploads/links', { project: project.id, sizeBytes: 10 });
    expect(await problemOf(asked)).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('POST them to /api/v1/uploads'),
    });
  });

  test('in small pieces is told what it is all the same', async () => {
    const pieces = [...picture('in small pieces')].map((byte) => Uint8Array.of(byte));
    const answer = await upload(owner, ReadableStream.from(pieces));
    const { sha256 } = Upload.parse(await answer.json());
    expect(sha256).toBe(createHash('sha256').update(picture('in small pieces')).digest('hex'));
  });

  test('that is no picture is refused, whatever it calls itself', async () => {
    for (const body of ['<svg onload="alert(1)">', 'GIF89a…', '']) {
      const problem = await problemOf(await upload(owner, body));
      expect(problem.detail).toMatch(/PNG, JPEG, WebP|no file in the body/);
    }
    expect((await problemOf(await upload(owner, '<svg>'))).code).toBe('unsupported-media');
  });

  test.each([
    ['video/mp4', 'bars.mp4'],
    ['video/quicktime', 'bars.mov'],
    ['video/webm', 'bars.webm'],
    ['audio/flac', 'tone.flac'],
  ])('of a %s is known by its content and played as what it is', async (type, name) => {
    const bytes = Uint8Array.from(await fileOf(name));
    const stored = Upload.parse(await (await upload(owner, bytes)).json());
    expect(stored).toMatchObject({ mediaType: type, sizeBytes: bytes.length });
    const part = await get(owner, stored.sha256, { range: 'bytes=0-3' });
    expect([part.status, part.headers.get('content-type')]).toEqual([206, type]);
  });

  test('of what is often tried is refused by its name', async () => {
    expect((await problemOf(await upload(owner, '%PDF-1.7 …'))).detail).toMatch(/^This is a PDF; bring a PNG/);
    const heic = '\0\0\0\x18ftypheic\0\0\0\0mif1heic';
    expect((await problemOf(await upload(owner, heic))).detail).toMatch(/^This is a HEIC picture; /);
  });

  test('that says at once that it is too large is refused before it is read', async () => {
    const declare = (bytes: number) =>
      app.app.request(`http://dailies.test/api/v1/uploads?project=${project.id}`, {
        method: 'POST',
        headers: {
          'authorization': `Bearer ${owner.token}`,
          'content-type': 'image/png',
          'content-length': String(bytes),
        },
        body: picture('large'),
      });
    expect(await problemOf(await declare(BROUGHT_MAX_BYTES.picture + 1))).toMatchObject({
      code: 'too-large',
      detail: 'This is a picture of more than 256 MB, the most that this project takes; bring a smaller one.',
    });
    expect(await problemOf(await declare(LARGEST_BROUGHT_BYTES + 1))).toMatchObject({
      code: 'too-large',
      detail: 'The file is larger than 4 GB; use a smaller one.',
    });
  });

  test('of more than 256 MB is refused, and nothing is kept', async () => {
    const megabyte = picture('x'.repeat(8 * 1_024 * 1_024));
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += megabyte.length;
        controller.enqueue(megabyte);
      },
    });
    const before = await app.database.sql`SELECT count(*) FROM media`;
    expect(await problemOf(await upload(owner, endless))).toMatchObject({ status: 413, code: 'too-large' });
    expect(sent).toBeLessThan(BROUGHT_MAX_BYTES.picture + 8 * megabyte.length);
    expect(await app.database.sql`SELECT count(*) FROM media`).toEqual(before);
  });

  test.each(ROLES)('as %s', async (role) => {
    const person = await project.join(role);
    const answer = await upload(person, picture(role));
    expect(answer.status).toBe(role === 'director' || role === 'artist' ? 201 : 403);
  });
});

describe('a file', () => {
  const bytes = picture('0123456789');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  beforeAll(async () => {
    expect((await upload(owner, bytes)).status).toBe(201);
  });

  test('is given to every member, forever', async () => {
    const answer = await get(await project.join('viewer'), sha256);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      'etag': `"${sha256}"`,
      'cache-control': 'private, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  test('is not there for anybody else, as one that never was', async () => {
    const stranger = await app.person();
    await app.project(stranger, 'My own');
    const hidden = await problemOf(await get(stranger, sha256));
    const unknown = await problemOf(await get(stranger, '0'.repeat(64)));
    expect(hidden).toEqual({ ...unknown, detail: unknown.detail.replace('0'.repeat(64), sha256) });
    expect(hidden.status).toBe(404);
    expect(await problemOf(await get(stranger, '../../etc/passwd'))).toMatchObject({ code: 'not-found' });
    expect(await problemOf(await get(stranger, 'ABC'))).toMatchObject({ code: 'invalid-input' });
  });

  test('is given in part', async () => {
    const text = (from: number, to?: number): string => Buffer.from(bytes).subarray(from, to).toString('latin1');
    const part = await get(owner, sha256, { range: 'bytes=29-32' });
    expect([
      part.status,
      part.headers.get('content-range'),
      part.headers.get('content-length'),
      Buffer.from(await part.bytes()).toString('latin1'),
    ]).toEqual([206, `bytes 29-32/${bytes.length}`, '4', text(29, 33)]);
    const tail = await get(owner, sha256, { range: 'bytes=-3' });
    expect([tail.status, Buffer.from(await tail.bytes()).toString('latin1')]).toEqual([206, text(-3)]);
    const beyond = await get(owner, sha256, { range: 'bytes=500-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
    const other = await get(owner, sha256, { 'range': 'bytes=29-32', 'if-range': '"another"' });
    expect(other.status).toBe(200);
    expect((await get(owner, sha256, { 'range': 'bytes=29-32', 'if-range': `"${sha256}"` })).status).toBe(206);
  });

  test('is not sent again to who has it', async () => {
    for (const tag of [`"${sha256}"`, `W/"${sha256}"`, `"a", "${sha256}"`, '*']) {
      const answer = await get(owner, sha256, { 'if-none-match': tag });
      expect([answer.status, await answer.text()]).toEqual([304, '']);
    }
    expect((await get(owner, sha256, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  test('HEAD has its size and no bytes', async () => {
    const answer = await get(owner, sha256, {}, 'HEAD');
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([
      200,
      String(bytes.length),
      '',
    ]);
  });

  test('of a shared asset of the studio is given to everybody', async () => {
    const shared = Upload.parse(await (await upload(owner, picture('shared'))).json());
    const stranger = await app.person();
    expect((await get(stranger, shared.sha256)).status).toBe(404);
    const made = await owner.call('POST', `/projects/${project.id}/assets`, {
      kind: 'style',
      owner: 'studio',
      content: { name: 'Noir', references: [shared.sha256] },
    });
    expect(Asset.parse(await made.json()).project).toBeNull();
    expect((await get(stranger, shared.sha256)).status).toBe(200);
  });
});
