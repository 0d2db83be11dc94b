import { appendFile, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UploadsUnderWay } from './UploadsUnderWay.ts';

let folder: string;
let underWay: UploadsUnderWay;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-upload-'));
  await writeFile(join(folder, 'a.mp4'), 'a film');
  underWay = new UploadsUnderWay({ folder });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const sent = (more: { url?: string; project?: string } = {}) => ({
  url: 'http://one.test',
  project: 'film',
  path: join(folder, 'a.mp4'),
  ...more,
});

test('an upload is found again until it has ended', async () => {
  expect(await underWay.find(sent())).toBeUndefined();
  await underWay.remember(sent(), 'upload1');
  expect(await new UploadsUnderWay({ folder }).find(sent())).toBe('upload1');
  await underWay.forget(sent());
  await underWay.forget(sent());
  expect(await underWay.find(sent())).toBeUndefined();
});

test('of another project, installation or content is another', async () => {
  await underWay.remember(sent(), 'upload1');
  expect(await underWay.find(sent({ project: 'short' }))).toBeUndefined();
  expect(await underWay.find(sent({ url: 'http://two.test' }))).toBeUndefined();
  await appendFile(sent().path, ', and more');
  expect(await underWay.find(sent())).toBeUndefined();
});

test('one that the server has given up is forgotten with the next', async () => {
  await underWay.remember(sent({ project: 'old' }), 'upload1');
  const [old = ''] = await readdir(join(folder, 'uploads'));
  const before = new Date(Date.now() - 25 * 60 * 60 * 1_000);
  await utimes(join(folder, 'uploads', old), before, before);
  await underWay.remember(sent(), 'upload2');
  expect(await readdir(join(folder, 'uploads'))).toHaveLength(1);
  expect(await underWay.find(sent())).toBe('upload2');
});
