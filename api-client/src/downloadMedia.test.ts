import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connection } from './Connection.ts';
import { downloadMedia } from './downloadMedia.ts';
import { TestServer } from './testing/TestServer.ts';

const BYTES = randomBytes(300_000);
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

let folder: string;
let server: TestServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-download-'));
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Gives the file, or the rest of it; `breakAfter` bytes of the body the connection breaks. */
const serve =
  (content: Buffer, breakAfter?: number) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (from >= content.length) {
      response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    const rest = content.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length });
    if (breakAfter === undefined) response.end(rest);
    else response.write(rest.subarray(0, breakAfter), () => setTimeout(() => response.destroy(), 50));
  };

const download = (path: string, bytes?: (count: number) => void) =>
  downloadMedia(new Connection(server.url, 'secret'), SHA256, join(folder, path), {
    onProgress: (count) => bytes?.(count),
  });
const files = () => readdir(folder, { recursive: true });

test('is written into folders that are made, and nothing else is left', async () => {
  server = await TestServer.start(serve(BYTES));
  const counted: number[] = [];
  expect(await download('a/b.png', (count) => counted.push(count))).toBe(true);
  expect(await readFile(join(folder, 'a/b.png'))).toEqual(BYTES);
  expect((await files()).sort()).toEqual(['a', 'a/b.png']);
  expect([counted[0], counted.at(-1)]).toEqual([0, BYTES.length]);
});

test('is not asked for where it is there, and replaces what is something else', async () => {
  server = await TestServer.start(serve(BYTES));
  await writeFile(join(folder, 'a.png'), BYTES);
  expect(await download('a.png')).toBe(false);
  expect(server.asked).toEqual([]);
  await writeFile(join(folder, 'a.png'), 'something else');
  expect(await download('a.png')).toBe(true);
  expect(await readFile(join(folder, 'a.png'))).toEqual(BYTES);
});

test('goes on where the connection broke', async () => {
  server = await TestServer.start(serve(BYTES, 100_000), serve(BYTES));
  expect(await download('a.png')).toBe(true);
  expect(await readFile(join(folder, 'a.png'))).toEqual(BYTES);
  const [first, second] = server.asked.map(({ headers }) => headers);
  expect(first?.range).toBeUndefined();
  expect(second).toMatchObject({ 'range': expect.stringMatching(/^bytes=\d{5,6}-$/), 'if-range': `"${SHA256}"` });
});

test('takes a part of an earlier try up, whole or not', async () => {
  server = await TestServer.start(serve(BYTES));
  await writeFile(join(folder, 'a.png.part'), BYTES.subarray(0, 1_234));
  await writeFile(join(folder, 'b.png.part'), BYTES);
  await download('a.png');
  await download('b.png');
  expect(server.asked.map(({ headers }) => headers.range)).toEqual(['bytes=1234-', `bytes=${BYTES.length}-`]);
  for (const name of ['a.png', 'b.png']) expect(await readFile(join(folder, name))).toEqual(BYTES);
});

test('begins anew where the part is of something else', async () => {
  server = await TestServer.start(serve(BYTES));
  await writeFile(join(folder, 'a.png.part'), 'something else');
  expect(await download('a.png')).toBe(true);
  expect(await readFile(join(folder, 'a.png'))).toEqual(BYTES);
});

test('that is not what was asked for is refused, and leaves no file', async () => {
  server = await TestServer.start(serve(randomBytes(1_000)));
  await expect(download('a.png')).rejects.toMatchObject({ code: 'damaged' });
  expect(await files()).toEqual([]);
});

test('keeps its part where it is given up, for the next time', async () => {
  server = await TestServer.start(serve(BYTES, 100_000));
  const stop = new AbortController();
  const waiting = downloadMedia(new Connection(server.url, 'secret'), SHA256, join(folder, 'a.png'), {
    signal: stop.signal,
    onProgress: (count) => count > 0 && stop.abort(),
  });
  await expect(waiting).rejects.toThrow('abort');
  expect(await files()).toEqual(['a.png.part']);
});
