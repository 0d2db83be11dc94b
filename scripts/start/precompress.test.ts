import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompress } from './precompress.ts';

const SCRIPT = 'start();\n'.repeat(1_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-dist-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>Small</title>');
  await writeFile(join(folder, 'assets/main-a1b2.js'), SCRIPT);
  await writeFile(join(folder, 'assets/inter.woff2'), Buffer.alloc(4_000));
  await precompress(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('what shrinks lies there twice more, and nothing else', async () => {
  expect((await readdir(folder, { recursive: true })).sort()).toEqual([
    'assets',
    'assets/inter.woff2',
    'assets/main-a1b2.js',
    'assets/main-a1b2.js.br',
    'assets/main-a1b2.js.gz',
    'index.html',
  ]);
});

test('both are the file', async () => {
  const packed = (end: string) => readFile(join(folder, `assets/main-a1b2.js${end}`));
  expect(brotliDecompressSync(await packed('.br')).toString()).toBe(SCRIPT);
  expect(gunzipSync(await packed('.gz')).toString()).toBe(SCRIPT);
});
