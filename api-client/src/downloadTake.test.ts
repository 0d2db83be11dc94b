import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embedRecipe, FileRecipe } from '@dailies/shared/embedding';
import { TakeId } from '@dailies/shared/ids';
import { Sha256 } from '@dailies/shared/media';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Connection } from './Connection.ts';
import { downloadTake } from './downloadTake.ts';
import { problem, TestServer } from './testing/TestServer.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const WEBM = Buffer.concat([Buffer.from('1a45dfa3', 'hex'), Buffer.from('\x01\x42\x82\x84webm', 'latin1')]);

const shaOf = (bytes: Buffer): Sha256 => Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
const takeOf = (id: string, bytes: Buffer) => ({ id: TakeId.parse(id), media: shaOf(bytes) });

/** The picture as the server gives it out for a take. */
async function withRecipe(take: string): Promise<Buffer> {
  const recipe = FileRecipe.parse({
    format: 'dailies-recipe',
    version: 1,
    take,
    number: 1,
    project: { id: 'film', name: 'Harbour' },
    node: { id: 'sh010', type: 'shot-still', title: 'SH010' },
    recipe: {
      module: 'shot-still',
      moduleVersion: 1,
      pipeline: { id: 'previs-still', version: 1 },
      kind: 'image',
      params: { prompt: 'Fog' },
      inputs: {},
      widthPx: 1,
      heightPx: 1,
      frames: 1,
      fps: [24, 1],
    },
    recipeHash: 'f'.repeat(32),
    seed: 7,
    madeAt: '2026-01-01T00:00:00.000Z',
  });
  const read = (at: number, length: number) => Promise.resolve(PNG.subarray(at, at + length));
  const segments = await embedRecipe('image/png', { sizeBytes: PNG.length, read }, recipe);
  return Buffer.concat(
    (segments ?? []).map((part) => ('bytes' in part ? part.bytes : PNG.subarray(part.from, part.to))),
  );
}

let folder: string;
let server: TestServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-take-'));
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Gives the file; `breakAfter` bytes of the body the connection breaks. */
const serve =
  (content: Buffer, breakAfter?: number) =>
  (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': content.length });
    if (breakAfter === undefined) response.end(content);
    else response.write(content.subarray(0, breakAfter), () => response.destroy());
  };

const download = (take: ReturnType<typeof takeOf>, path: string) =>
  downloadTake(new Connection(server.url, 'secret'), 'film', take, join(folder, path));

test('is written into folders that are made, and left alone where it is there', async () => {
  const file = await withRecipe('take1');
  server = await TestServer.start(serve(file));
  expect(await download(takeOf('take1', PNG), 'a/b.png')).toBe(true);
  expect(await readFile(join(folder, 'a/b.png'))).toEqual(file);
  expect(await download(takeOf('take1', PNG), 'a/b.png')).toBe(false);
  expect(server.asked.map(({ path }) => path)).toEqual(['/api/v1/takes/take1/file?project=film']);
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(['a', 'a/b.png']);
});

test('replaces the same picture without a recipe, and one of another take', async () => {
  const file = await withRecipe('take1');
  server = await TestServer.start(serve(file));
  for (const there of [PNG, await withRecipe('take2'), Buffer.from('something else')]) {
    await writeFile(join(folder, 'a.png'), there);
    expect(await download(takeOf('take1', PNG), 'a.png')).toBe(true);
    expect(await readFile(join(folder, 'a.png'))).toEqual(file);
  }
});

test('of a kind that carries no recipe is known by its content', async () => {
  server = await TestServer.start(serve(WEBM));
  expect(await download(takeOf('take1', WEBM), 'a.webm')).toBe(true);
  expect(await download(takeOf('take1', WEBM), 'a.webm')).toBe(false);
  expect(await download(takeOf('take2', PNG), 'a.webm')).toBe(true);
});

test('comes anew after a connection that broke', async () => {
  const file = Buffer.concat([await withRecipe('take1'), randomBytes(100_000)]);
  server = await TestServer.start(serve(file, 50_000), serve(file));
  expect(await download(takeOf('take1', PNG), 'a.png')).toBe(true);
  expect(await readFile(join(folder, 'a.png'))).toEqual(file);
  expect(server.asked).toHaveLength(2);
});

test('that is refused leaves what was there, and nothing else', async () => {
  server = await TestServer.start(problem(404, 'not-found', 'The file of this take is not here.'));
  await writeFile(join(folder, 'a.png'), 'something else');
  await expect(download(takeOf('take1', PNG), 'a.png')).rejects.toMatchObject({ code: 'not-found' });
  expect(await readdir(folder)).toEqual(['a.png']);
});
