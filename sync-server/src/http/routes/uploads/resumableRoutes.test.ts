import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer as createTcp, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { Problem, Upload, UploadStanding } from '@dailies/shared/http';
import { Upload as TusUpload, type UploadOptions } from 'tus-js-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sweepUploads } from '../../../actions/uploads/UploadSweep.ts';
import { httpServer } from '../../../createServer.ts';
import { fileOf } from '../../../testing/filesOfKinds.ts';
import { refuseWrites } from '../../../testing/refuseWrites.ts';
import { TestApp, type TestPerson, type TestProject } from '../../../testing/TestApp.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
let aheadMs = 0;
let app: TestApp;
let server: ReturnType<typeof httpServer>;
let origin: string;
let owner: TestPerson;
let project: TestProject;
beforeAll(async () => {
  app = await TestApp.start({ openSignUp: true, now: () => Date.now() + aheadMs });
  owner = await app.person();
  project = await app.project(owner);
  server = httpServer(app.app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.stop();
});
afterEach(() => {
  aheadMs = 0;
});

function portOf(listening: Pick<Server, 'address'>): number {
  const address = listening.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
const uploadsOf = () => `/api/v1/projects/${project.id}/uploads`;
const spooled = async (): Promise<string[]> => readdir(join(app.services.spool.pathOf('x'), '..')).catch(() => []);
const rows = async (): Promise<number> => Number((await app.database.sql`SELECT count(*) FROM uploads`)[0]?.['count']);
const blobs = async (): Promise<number> => Number((await app.database.sql`SELECT count(*) FROM media`)[0]?.['count']);

/** Sends by the protocol's own client, as somebody else's program would; answers the upload's address. */
function sendByTus(bytes: Buffer, options: Partial<UploadOptions> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload: TusUpload = new TusUpload(bytes, {
      endpoint: `${origin}${uploadsOf()}`,
      headers: { authorization: `Bearer ${owner.token}` },
      metadata: { filename: 'bars – é.mp4' },
      retryDelays: [10, 20, 40, 80],
      onSuccess: () => resolve(upload.url ?? ''),
      onError: reject,
      ...options,
    });
    upload.start();
  });
}

const ask = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): Promise<Response> =>
  fetch(path.startsWith('http') ? path : `${origin}${path}`, {
    method,
    headers: { 'authorization': `Bearer ${owner.token}`, 'tus-resumable': '1.0.0', ...headers },
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  });
const begin = async (sizeBytes: number): Promise<string> => {
  const answer = await ask('POST', uploadsOf(), { 'upload-length': String(sizeBytes) });
  expect(answer.status).toBe(201);
  return answer.headers.get('location') ?? '';
};
const piece = (path: string, offset: number, bytes: Uint8Array<ArrayBuffer>): Promise<Response> =>
  ask('PATCH', path, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, bytes);

describe("the protocol's own client", () => {
  test('sends a file in pieces, and it is kept as what it is', async () => {
    const bytes = await fileOf('bars.mp4');
    const url = await sendByTus(bytes, { chunkSize: 300 });
    expect(UploadStanding.parse(await (await ask('GET', url)).json())).toMatchObject({
      name: 'bars – é.mp4',
      sizeBytes: bytes.length,
      receivedBytes: bytes.length,
    });
    const kept = await ask('POST', `${url}/keep`);
    expect([kept.status, Upload.parse(await kept.json())]).toEqual([
      201,
      { sha256: expect.any(String), mediaType: 'video/mp4', sizeBytes: bytes.length },
    ]);
    expect((await ask('POST', `${url}/keep`)).status).toBe(201);
    expect(await spooled()).toEqual([]);
  });

  test('goes on after connections that break in the middle', async () => {
    const bytes = randomBytes(3_000_000);
    // Breaks every connection that carried a megabyte, as a network does.
    let broken = 0;
    const open = new Set<Socket>();
    const network: Server = createTcp((near) => {
      const far = connect(portOf(server), '127.0.0.1');
      open.add(near).add(far);
      let carried = 0;
      near.on('data', (chunk) => {
        carried += chunk.length;
        if (carried > 1_000_000 && broken < 2) {
          broken += 1;
          near.destroy();
          far.destroy();
        } else far.write(chunk);
      });
      far.on('data', (chunk) => near.write(chunk));
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('error', () => {});
        one.on('close', () => other.destroy());
      }
    }).listen(0, '127.0.0.1');
    await once(network, 'listening');
    const through = `http://127.0.0.1:${portOf(network)}`;
    const url = await sendByTus(bytes, { endpoint: `${through}${uploadsOf()}` });
    for (const socket of open) socket.destroy();
    network.close();
    expect(broken).toBe(2);
    const id = url.split('/').at(-1) ?? '';
    expect((await readFile(app.services.spool.pathOf(id))).equals(bytes)).toBe(true);
    expect((await ask('DELETE', new URL(url).pathname)).status).toBe(204);
    expect(await spooled()).toEqual([]);
  });
});

describe('an upload in pieces', () => {
  test('says its protocol, and asks for it', async () => {
    const options = await ask('OPTIONS', uploadsOf());
    expect([options.status, options.headers.get('tus-version'), options.headers.get('tus-extension')]).toEqual([
      204,
      '1.0.0',
      'creation,expiration,termination',
    ]);
    const other = await ask('POST', uploadsOf(), { 'tus-resumable': '0.2.2', 'upload-length': '4' });
    expect([other.status, other.headers.get('tus-version')]).toEqual([412, '1.0.0']);
  });

  test('tells in a HEAD where it stands, and takes nothing from elsewhere', async () => {
    const path = await begin(10);
    expect((await piece(path, 0, Buffer.from('1234'))).headers.get('upload-offset')).toBe('4');
    const head = await ask('HEAD', path);
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
      200,
      '4',
      '10',
    ]);
    expect([head.headers.get('cache-control'), head.headers.get('tus-resumable')]).toEqual(['no-store', '1.0.0']);
    for (const offset of [0, 3, 5]) expect((await piece(path, offset, Buffer.from('x'))).status).toBe(409);
    const tooMuch = await piece(path, 4, Buffer.from('1234567'));
    expect([tooMuch.status, Problem.parse(await tooMuch.json()).code]).toEqual([413, 'too-large']);
    const early = await ask('POST', `${path}/keep`);
    expect(Problem.parse(await early.json()).detail).toBe(
      'The file is not whole yet: 4 of its 10 bytes came; send the rest first.',
    );
    expect((await ask('PATCH', path, { 'upload-offset': '4' }, 'x')).status).toBe(415);
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('HEAD', path)).status).toBe(404);
  });

  test.each(['', '-1', 'many', '1e3', '0', String(5 * 1_024 ** 3)])(
    'of a length of %j is not begun',
    async (length) => {
      const before = await rows();
      const answer = await ask('POST', uploadsOf(), length === '' ? {} : { 'upload-length': length });
      expect([400, 413]).toContain(answer.status);
      expect(Problem.parse(await answer.json()).detail).toMatch(/\.$/);
      expect(await rows()).toBe(before);
    },
  );

  test('that another connection still holds is taken over from where it stands', async () => {
    const path = await begin(6);
    let feed: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stalled = new ReadableStream<Uint8Array>({
      start: (controller) => {
        feed = controller;
        controller.enqueue(Buffer.from('123'));
      },
    });
    const first = ask(
      'PATCH',
      path,
      { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      stalled,
    ).catch(() => null);
    await expect.poll(() => app.services.spool.bytesOf(path.split('/').at(-1) ?? '')).toBe(3);
    expect((await ask('HEAD', path)).headers.get('upload-offset')).toBe('3');
    expect((await piece(path, 3, Buffer.from('456'))).headers.get('upload-offset')).toBe('6');
    expect(feed).toBeDefined();
    try {
      feed?.close();
    } catch {
      // Given up with its connection.
    }
    await first;
    await ask('DELETE', path);
  });

  test.each([
    [
      'an SVG that has a script',
      Buffer.from('<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"/>'),
      /^This is an SVG drawing; bring a PNG/,
    ],
    [
      'a page',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      /^This is of no kind that is known here; bring a PNG/,
    ],
    [
      'JSON of another kind',
      Buffer.from('{"name": "dailies", "version": "1.0.0"}'),
      /^The file is JSON, but no ComfyUI workflow/,
    ],
    [
      'a picture that is none',
      Buffer.from('\x89PNG\r\n\x1a\n and no more, whatever it says', 'latin1'),
      /^The file is a PNG picture in name, but damaged/,
    ],
  ])('%s gets a sentence and leaves nothing', async (_name, bytes, sentence) => {
    const before = [await rows(), await blobs()];
    const path = await begin(bytes.length);
    expect((await piece(path, 0, bytes)).status).toBe(204);
    const kept = await ask('POST', `${path}/keep`);
    expect(Problem.parse(await kept.json())).toMatchObject({ status: 415, detail: expect.stringMatching(sentence) });
    expect((await ask('HEAD', path)).status).toBe(404);
    expect([await rows(), await blobs()]).toEqual(before);
    expect(await spooled()).toEqual([]);
  });

  test.each(['project_media', 'uploads'])(
    'whose database fails in %s while it is kept is kept when it is asked for again',
    async (table) => {
      const bytes = await fileOf('tone.flac');
      const path = await begin(bytes.length);
      expect((await piece(path, 0, Uint8Array.from(bytes))).status).toBe(204);
      const allowWrites = await refuseWrites(app.database.sql, table);
      expect((await ask('POST', `${path}/keep`)).status).toBe(500);
      await allowWrites();
      const kept = await ask('POST', `${path}/keep`);
      expect([kept.status, Upload.parse(await kept.json())]).toMatchObject([
        201,
        { mediaType: 'audio/flac', sizeBytes: bytes.length },
      ]);
      expect(await spooled()).toEqual([]);
      await ask('DELETE', path);
    },
  );

  test('is kept for a day after its last piece, and then nothing is left of it', async () => {
    const path = await begin(10);
    aheadMs = DAY_MS - 60_000;
    expect((await piece(path, 0, Buffer.from('12345'))).status).toBe(204);
    aheadMs = 2 * DAY_MS - 180_000;
    expect((await ask('HEAD', path)).headers.get('upload-offset')).toBe('5');
    aheadMs = 2 * DAY_MS;
    const storeTemporary = join(app.services.spool.pathOf('x'), '..', '..', 'tmp');
    await writeFile(join(storeTemporary, 'dead'), 'half');
    expect((await ask('HEAD', path)).status).toBe(410);
    const late = await piece(path, 5, Buffer.from('67890'));
    expect(Problem.parse(await late.json()).code).toBe('expired');
    expect(await sweepUploads(app.services)).toBeGreaterThan(0);
    expect([await spooled(), await readdir(storeTemporary), await rows()]).toEqual([[], [], 0]);
  });

  test('stays within the limits of its project, and is told so by its first bytes', async () => {
    const limits = `/projects/${project.id}/upload-limits`;
    const changed = await owner.call('PATCH', limits, { sound: 1_000, font: 0 });
    expect(await changed.json()).toMatchObject({ sound: 1_000, font: 0, picture: 256 * 1_024 * 1_024 });
    // A gigabyte that never comes: its first bytes are enough.
    const send = async (name: string, sizeBytes: number) => {
      const path = await begin(sizeBytes);
      const head = (await fileOf(name)).subarray(0, 64);
      expect((await piece(path, 0, Uint8Array.from(head.subarray(0, 10)))).status).toBe(204);
      const refused = await piece(path, 10, Uint8Array.from(head.subarray(10)));
      expect([refused.status, (await ask('HEAD', path)).status]).toEqual([413, 404]);
      return Problem.parse(await refused.json()).detail;
    };
    expect(await send('tone.flac', 1_024 ** 3)).toBe(
      'This is a sound of more than 0 MB, the most that this project takes; bring a smaller one.',
    );
    expect(await send('font.woff2', 64)).toBe('This project takes no fonts; a director can allow them.');
    expect(await (await owner.call('PATCH', limits, { sound: null, font: null })).json()).toMatchObject({
      sound: 1_024 ** 3,
    });
    expect((await owner.call('PATCH', limits, { picture: 10 ** 12 })).status).toBe(400);
    expect(await spooled()).toEqual([]);
  });
});
