import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copyMedia } from './copyMedia.ts';
import { FolderStore } from './FolderStore.ts';
import type { MediaStore } from './MediaStore.ts';

let root: string;
let from: FolderStore;
let to: FolderStore;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dailies-copy-'));
  [from, to] = await Promise.all([FolderStore.open(join(root, 'from')), FolderStore.open(join(root, 'to'))]);
});
afterEach(() => rm(root, { recursive: true }));

async function namesOf(store: MediaStore): Promise<string[]> {
  const names: string[] = [];
  for await (const { sha256 } of store.list()) names.push(sha256);
  return names;
}

const fill = async (count: number) => {
  for (let index = 0; index < count; index += 1) await from.put(randomBytes(1_000 + index));
};

test('everything is copied, and a second time there is nothing to do', async () => {
  await fill(30);
  const seen: number[] = [];
  const first = await copyMedia(from, to, { onProgress: (done) => seen.push(done) });
  expect(first).toEqual({ copied: 30, copiedBytes: 30_435, there: 0, damaged: [] });
  expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  expect(await namesOf(to)).toEqual(await namesOf(from));
  await from.put(new Uint8Array([1]));
  expect(await copyMedia(from, to)).toEqual({ copied: 1, copiedBytes: 1, there: 30, damaged: [] });
});

test('what was broken off goes on where it stopped', async () => {
  await fill(30);
  const stop = new AbortController();
  const broken = copyMedia(from, to, { signal: stop.signal, onProgress: (done) => done === 10 && stop.abort() });
  await expect(broken).rejects.toThrow('aborted');
  const before = (await namesOf(to)).length;
  expect(before).toBeGreaterThanOrEqual(10);
  expect(before).toBeLessThan(30);
  expect(await copyMedia(from, to)).toMatchObject({ copied: 30 - before, there: before });
});

test('a damaged file is named and left out, the others come', async () => {
  await fill(3);
  const [damaged = ''] = await namesOf(from);
  await writeFile(join(root, 'from/blobs', damaged.slice(0, 2), damaged.slice(2, 4), damaged), 'other bytes');
  expect(await copyMedia(from, to)).toMatchObject({ copied: 2, damaged: [damaged] });
  expect(await namesOf(to)).toEqual((await namesOf(from)).filter((name) => name !== damaged));
});
