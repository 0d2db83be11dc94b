import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followFile } from './followFile.ts';

const MB = 1_024 * 1_024;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dailies-followed-'));
});
afterAll(() => rm(folder, { recursive: true }));

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('several files are hashed while they are written', async () => {
  const files = await Promise.all(
    [3 * MB + 1, MB, 7 * MB + 77_777].map(async (length, index) => {
      const path = join(folder, `several-${index}`);
      await writeFile(path, '');
      return { path, content: randomBytes(length), followed: followFile(path) };
    }),
  );
  for (let at = 0; at < 8 * MB; at += 400_000) {
    for (const { path, content, followed } of files) {
      if (at >= content.length) continue;
      await appendFile(path, content.subarray(at, at + 400_000));
      followed.written(Math.min(at + 400_000, content.length));
    }
  }
  const blobs = await Promise.all(files.map(async ({ followed }) => followed.whole()));
  expect(blobs).toEqual(files.map(({ content }) => ({ sha256: hashOf(content), sizeBytes: content.length })));
});

test('nobody begins with a small one', () => {
  const followed = followFile(join(folder, 'none'));
  followed.written(1_000);
  expect(followed.whole()).toBeNull();
  followed.drop();
});

test.each([
  ['is not there', async () => {}],
  [
    'is shorter than was said',
    async (path: string) => {
      await writeFile(path, randomBytes(2 * MB));
      await truncate(path, MB);
    },
  ],
])('a file that %s is told of, and the next is hashed all the same', async (_, prepare) => {
  const path = join(folder, 'wrong');
  await rm(path, { force: true });
  await prepare(path);
  const wrong = followFile(path);
  wrong.written(2 * MB);
  await expect(wrong.whole()).rejects.toThrow();

  const content = randomBytes(2 * MB);
  await writeFile(path, content);
  const right = followFile(path);
  right.written(2 * MB);
  expect(await right.whole()).toEqual({ sha256: hashOf(content), sizeBytes: 2 * MB });
});

test('what was dropped is let go of', async () => {
  const path = join(folder, 'dropped');
  await writeFile(path, randomBytes(2 * MB));
  const followed = followFile(path);
  followed.written(2 * MB);
  followed.drop();
  followed.drop();
  const again = followFile(path);
  again.written(2 * MB);
  expect((await again.whole())?.sizeBytes).toBe(2 * MB);
});
