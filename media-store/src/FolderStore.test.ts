import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sha256 } from '@dailies/shared/media';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FolderStore } from './FolderStore.ts';
import { mediaStoreContract } from './mediaStoreContract.ts';

mediaStoreContract('a folder', async () => {
  const root = await mkdtemp(join(tmpdir(), 'dailies-store-'));
  return { store: await FolderStore.open(root), close: () => rm(root, { recursive: true }) };
});

describe('a folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'dailies-store-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  test('blobs are fanned out over two levels, and no temporary file stays', async () => {
    const store = await FolderStore.open(root);
    const { sha256 } = await store.put(new Uint8Array([1, 2, 3]));
    expect((await stat(join(root, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256))).size).toBe(3);
    await expect(
      store.put(
        (async function* () {
          yield new Uint8Array(10);
          throw new Error('broken off');
        })(),
      ),
    ).rejects.toThrow('broken off');
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  test('a file that is put is not written again, and no temporary name of it stays', async () => {
    const store = await FolderStore.open(root);
    const path = join(root, 'brought');
    await writeFile(path, 'a film');
    const { sha256 } = await store.putFile(path);
    await store.putFile(path);
    const blob = await stat(join(root, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    expect(blob.ino).toBe((await stat(path)).ino);
    expect(await readdir(join(root, 'tmp'))).toEqual([]);
  });

  test('a sweep removes what dead puts left, and leaves a put under way alone', async () => {
    const store = await FolderStore.open(root);
    await writeFile(join(root, 'tmp', 'dead'), 'half');
    await writeFile(join(root, 'tmp', 'alive'), 'half');
    const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1_000);
    await utimes(join(root, 'tmp', 'dead'), longAgo, longAgo);
    await store.sweep({ nowMs: Date.now() });
    expect(await readdir(join(root, 'tmp'))).toEqual(['alive']);
  });

  test('a forged name never becomes a path', async () => {
    const store = await FolderStore.open(root);
    await writeFile(join(root, 'secret'), 'secret');
    // The cast is the attack: a name that no parser has seen.
    const forged = '../../../secret' as Sha256;
    await expect(store.read(forged)).rejects.toThrow();
    await expect(store.stat(forged)).rejects.toThrow();
    await expect(store.delete(forged)).rejects.toThrow();
    expect((await stat(join(root, 'secret'))).size).toBe(6);
  });

  test('files that are no blobs are not listed', async () => {
    const store = await FolderStore.open(root);
    const { sha256 } = await store.put(new Uint8Array([7]));
    await writeFile(join(root, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), '.DS_Store'), '');
    const listed: string[] = [];
    for await (const blob of store.list()) listed.push(blob.sha256);
    expect(listed).toEqual([sha256]);
  });

  test('a folder that cannot be is one sentence', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(FolderStore.open(join(root, 'file'))).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(
        /^The media folder .+ could not be opened \(ENOTDIR\); see to its space and its rights\.$/,
      ),
    });
  });

  test('two processes may hold it at once', async () => {
    const [one, two] = await Promise.all([FolderStore.open(root), FolderStore.open(root)]);
    const { sha256 } = await one.put(new Uint8Array([1]));
    expect(await two.has(sha256)).toBe(true);
  });
});
