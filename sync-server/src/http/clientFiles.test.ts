import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFiles } from './clientFiles.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-client-'));
  await mkdir(join(folder, 'client/assets'), { recursive: true });
  await writeFile(join(folder, 'client/index.html'), '<title>Dailies</title>');
  await writeFile(join(folder, 'client/canvas.html'), '<title>Dailies</title><link rel="modulepreload">');
  await writeFile(join(folder, 'client/icon.svg'), '<svg/>');
  await writeFile(join(folder, 'client/assets/main-a1b2.js'), 'start()');
  await writeFile(join(folder, 'client/assets/main-a1b2.js.br'), brotliCompressSync('start()'));
  await writeFile(join(folder, 'client/assets/main-a1b2.js.gz'), gzipSync('start()'));
  await writeFile(join(folder, 'client/.built-from'), 'not for anybody');
  await writeFile(join(folder, 'secret'), 'not for anybody');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (path: string) => clientFiles(join(folder, 'client')).request(path);

test.each(['/', '/index.html', '/project/abc', '/p/abc/shots', '/invite/some-secret'])(
  '%s is the page, asked for anew each time',
  async (path) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('cache-control'), await answer.text()]).toEqual([
      200,
      'no-cache',
      '<title>Dailies</title>',
    ]);
    expect(answer.headers.get('content-type')).toContain('text/html');
  },
);

test.each(['/p/abc', '/p/abc/', '/p/abc?scene=s1'])('at %s its page names what a canvas needs', async (path) => {
  const answer = await get(path);
  expect([answer.headers.get('cache-control'), await answer.text()]).toEqual([
    'no-cache',
    '<title>Dailies</title><link rel="modulepreload">',
  ]);
});

test('a file whose name has its hash is kept forever', async () => {
  const answer = await get('/assets/main-a1b2.js');
  expect([answer.status, await answer.text()]).toEqual([200, 'start()']);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toContain('text/javascript');
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('it is sent packed to who takes %s', async (encoding, unpack) => {
  const app = clientFiles(join(folder, 'client'));
  const answer = await app.request('/assets/main-a1b2.js', { headers: { 'accept-encoding': `deflate, ${encoding}` } });
  expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual([encoding, 'Accept-Encoding']);
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  expect(unpack(Buffer.from(await answer.arrayBuffer())).toString()).toBe('start()');
});

test('any other file is asked for anew', async () => {
  const answer = await get('/icon.svg');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
});

test('a script of an older build is not answered with the page', async () => {
  expect((await get('/assets/main-old.js')).status).toBe(404);
});

test.each([
  '/../secret',
  '/%2e%2e/secret',
  '/assets/..%2f..%2f..%2fsecret',
  '/..%5csecret',
  '/%00',
  '/.built-from',
  '/%2ebuilt-from',
  '//secret',
  '/..\\\\secret',
  '/assets/%00/../../secret',
])('%s leads nowhere outside', async (path) => {
  expect(await (await get(path)).text()).not.toContain('not for anybody');
});

test('where nothing is built yet, the page says so', async () => {
  const answer = await clientFiles(join(folder, 'none')).request('/');
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('not built yet')]);
});
